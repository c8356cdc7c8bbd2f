-- Clients go on with public.products; its rows live in marketplace.products.
set local lock_timeout = '2s';

alter table public.products set schema marketplace;

create view public.products
with (security_invoker = on)
as
select
    t.id,
    t.vendor_id,
    t.name,
    t.description,
    t.category,
    t.price,
    t.stock_quantity,
    t.image_url,
    t.created_at,
    t.updated_at
from marketplace.products as t;

alter view public.products alter column id set default gen_random_uuid();

alter view public.products alter column stock_quantity set default 0;

alter view public.products alter column created_at set default now();

alter view public.products alter column updated_at set default now();

revoke all on table public.products from public, anon, authenticated, service_role;

grant select on table public.products to anon;

grant select, insert, update, delete on table public.products to authenticated;

grant select, insert, update, delete on table public.products to service_role;

comment on view public.products is 'Facade of marketplace.products.';
