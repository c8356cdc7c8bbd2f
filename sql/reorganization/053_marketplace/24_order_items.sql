-- Clients go on with public.order_items; its rows live in marketplace.order_items.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.order_id(public.order_items);

drop function public.order_items_order_id_fkey(public.order_items);

drop function public.order_items_product_id_fkey(public.order_items);

drop function public.product_id(public.order_items);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.order_items_product_id_fkey(public.products)
returns setof public.order_items
language sql
stable
parallel safe
as $$
    select r.*
    from public.order_items as r
    where r.product_id = $1.id
$$;

revoke all on function public.order_items_product_id_fkey(public.products) from public, anon, authenticated, service_role;

grant execute on function public.order_items_product_id_fkey(public.products) to anon, authenticated, service_role;

comment on function public.order_items_product_id_fkey(public.products) is 'Embed of the key order_items_product_id_fkey: the rows of public.order_items, for PostgREST.';

create function public.order_items_order_id_fkey(public.orders)
returns setof public.order_items
language sql
stable
parallel safe
as $$
    select r.*
    from public.order_items as r
    where r.order_id = $1.id
$$;

revoke all on function public.order_items_order_id_fkey(public.orders) from public, anon, authenticated, service_role;

grant execute on function public.order_items_order_id_fkey(public.orders) to authenticated, service_role;

comment on function public.order_items_order_id_fkey(public.orders) is 'Embed of the key order_items_order_id_fkey: the rows of public.order_items, for PostgREST.';

create function public.order_id(public.order_items)
returns setof public.orders
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.orders as r
    where r.id = $1.order_id
$$;

revoke all on function public.order_id(public.order_items) from public, anon, authenticated, service_role;

grant execute on function public.order_id(public.order_items) to authenticated, service_role;

comment on function public.order_id(public.order_items) is 'Embed of the key order_items_order_id_fkey: the rows of public.orders, for PostgREST.';

create function public.order_items_order_id_fkey(public.order_items)
returns setof public.orders
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.orders as r
    where r.id = $1.order_id
$$;

revoke all on function public.order_items_order_id_fkey(public.order_items) from public, anon, authenticated, service_role;

grant execute on function public.order_items_order_id_fkey(public.order_items) to authenticated, service_role;

comment on function public.order_items_order_id_fkey(public.order_items) is 'Embed of the key order_items_order_id_fkey: the rows of public.orders, for PostgREST.';

create function public.order_items_product_id_fkey(public.order_items)
returns setof public.products
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.products as r
    where r.id = $1.product_id
$$;

revoke all on function public.order_items_product_id_fkey(public.order_items) from public, anon, authenticated, service_role;

grant execute on function public.order_items_product_id_fkey(public.order_items) to authenticated, service_role;

comment on function public.order_items_product_id_fkey(public.order_items) is 'Embed of the key order_items_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_id(public.order_items)
returns setof public.products
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.products as r
    where r.id = $1.product_id
$$;

revoke all on function public.product_id(public.order_items) from public, anon, authenticated, service_role;

grant execute on function public.product_id(public.order_items) to authenticated, service_role;

comment on function public.product_id(public.order_items) is 'Embed of the key order_items_product_id_fkey: the rows of public.products, for PostgREST.';
