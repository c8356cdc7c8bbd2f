-- Clients go on with public.order_items; its rows live in marketplace.order_items.
set local lock_timeout = '2s';

alter table public.order_items set schema marketplace;

create view public.order_items
with (security_invoker = on)
as
select
    t.id,
    t.order_id,
    t.product_id,
    t.quantity,
    t.unit_price,
    t.created_at
from marketplace.order_items as t;

alter view public.order_items alter column id set default gen_random_uuid();

alter view public.order_items alter column created_at set default now();

revoke all on table public.order_items from public, anon, authenticated, service_role;

grant select, insert on table public.order_items to authenticated;

grant select, insert, update, delete on table public.order_items to service_role;

comment on view public.order_items is 'Facade of marketplace.order_items.';
