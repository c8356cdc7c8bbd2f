-- Clients go on with public.orders; its rows live in marketplace.orders.
set local lock_timeout = '2s';

alter table public.orders set schema marketplace;

create view public.orders
with (security_invoker = on)
as
select
    t.id,
    t.customer_id,
    t.order_date,
    t.status,
    t.total_amount,
    t.shipping_address,
    t.created_at,
    t.updated_at
from marketplace.orders as t;

alter view public.orders alter column id set default gen_random_uuid();

alter view public.orders alter column order_date set default now();

alter view public.orders alter column status set default 'pending'::text;

alter view public.orders alter column created_at set default now();

alter view public.orders alter column updated_at set default now();

revoke all on table public.orders from public, anon, authenticated, service_role;

grant select, insert, update on table public.orders to authenticated;

grant select, insert, update, delete on table public.orders to service_role;

comment on view public.orders is 'Facade of marketplace.orders.';
