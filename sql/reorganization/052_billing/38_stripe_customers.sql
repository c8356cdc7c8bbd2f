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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.stripe_customer_id(public.stripe_subscriptions)
returns setof public.stripe_customers
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stripe_customers as r
    where r.stripe_customer_id = $1.stripe_customer_id
$$;

revoke all on function public.stripe_customer_id(public.stripe_subscriptions) from public, anon, authenticated, service_role;

grant execute on function public.stripe_customer_id(public.stripe_subscriptions) to authenticated, service_role;

comment on function public.stripe_customer_id(public.stripe_subscriptions) is 'Embed of the key stripe_subscriptions_stripe_customer_id_fkey: the rows of public.stripe_customers, for PostgREST.';

create function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions)
returns setof public.stripe_customers
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stripe_customers as r
    where r.stripe_customer_id = $1.stripe_customer_id
$$;

revoke all on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions) from public, anon, authenticated, service_role;

grant execute on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions) to authenticated, service_role;

comment on function public.stripe_subscriptions_stripe_customer_id_fkey(public.stripe_subscriptions) is 'Embed of the key stripe_subscriptions_stripe_customer_id_fkey: the rows of public.stripe_customers, for PostgREST.';
