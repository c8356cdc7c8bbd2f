-- Clients go on with public.stripe_customers; its rows live in billing.stripe_customers.
set local lock_timeout = '2s';

alter table public.stripe_customers set schema billing;

create view public.stripe_customers
with (security_invoker = on)
as
select
    t.user_id,
    t.stripe_customer_id,
    t.created_at
from billing.stripe_customers as t;

alter view public.stripe_customers alter column created_at set default now();

revoke all on table public.stripe_customers from public, anon, authenticated, service_role;

grant select on table public.stripe_customers to authenticated;

grant select, insert, update, delete on table public.stripe_customers to service_role;

comment on view public.stripe_customers is 'Facade of billing.stripe_customers.';
