-- Clients go on with public.say_orders; its rows live in billing.say_orders.
set local lock_timeout = '2s';

alter table public.say_orders set schema billing;

create view public.say_orders
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.reference,
    t.amount,
    t.currency,
    t.status,
    t.raw_response,
    t.created_at,
    t.completed_at
from billing.say_orders as t;

alter view public.say_orders alter column id set default nextval('billing.say_orders_id_seq'::regclass);

alter view public.say_orders alter column currency set default 'NGN'::character varying;

alter view public.say_orders alter column status set default 'pending'::character varying;

alter view public.say_orders alter column created_at set default now();

revoke all on table public.say_orders from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.say_orders to authenticated;

grant select, insert, update, delete on table public.say_orders to service_role;

comment on view public.say_orders is 'Facade of billing.say_orders.';
