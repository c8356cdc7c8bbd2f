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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.products_vendor_id_fkey(public.profiles)
returns setof public.products
language sql
stable
parallel safe
as $$
    select r.*
    from public.products as r
    where r.vendor_id = $1.id
$$;

revoke all on function public.products_vendor_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.products_vendor_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.products_vendor_id_fkey(public.profiles) is 'Embed of the key products_vendor_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_embeddings_product_id_fkey(public.product_embeddings)
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

revoke all on function public.product_embeddings_product_id_fkey(public.product_embeddings) from public, anon, authenticated, service_role;

grant execute on function public.product_embeddings_product_id_fkey(public.product_embeddings) to service_role;

comment on function public.product_embeddings_product_id_fkey(public.product_embeddings) is 'Embed of the key product_embeddings_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_id(public.product_embeddings)
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

revoke all on function public.product_id(public.product_embeddings) from public, anon, authenticated, service_role;

grant execute on function public.product_id(public.product_embeddings) to service_role;

comment on function public.product_id(public.product_embeddings) is 'Embed of the key product_embeddings_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_id(public.product_reviews)
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

revoke all on function public.product_id(public.product_reviews) from public, anon, authenticated, service_role;

grant execute on function public.product_id(public.product_reviews) to anon, authenticated, service_role;

comment on function public.product_id(public.product_reviews) is 'Embed of the key product_reviews_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_reviews_product_id_fkey(public.product_reviews)
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

revoke all on function public.product_reviews_product_id_fkey(public.product_reviews) from public, anon, authenticated, service_role;

grant execute on function public.product_reviews_product_id_fkey(public.product_reviews) to anon, authenticated, service_role;

comment on function public.product_reviews_product_id_fkey(public.product_reviews) is 'Embed of the key product_reviews_product_id_fkey: the rows of public.products, for PostgREST.';

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

create function public.pricing_insights_product_id_fkey(public.pricing_insights)
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

revoke all on function public.pricing_insights_product_id_fkey(public.pricing_insights) from public, anon, authenticated, service_role;

grant execute on function public.pricing_insights_product_id_fkey(public.pricing_insights) to authenticated, service_role;

comment on function public.pricing_insights_product_id_fkey(public.pricing_insights) is 'Embed of the key pricing_insights_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_id(public.pricing_insights)
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

revoke all on function public.product_id(public.pricing_insights) from public, anon, authenticated, service_role;

grant execute on function public.product_id(public.pricing_insights) to authenticated, service_role;

comment on function public.product_id(public.pricing_insights) is 'Embed of the key pricing_insights_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_id(public.recommendations)
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

revoke all on function public.product_id(public.recommendations) from public, anon, authenticated, service_role;

grant execute on function public.product_id(public.recommendations) to authenticated, service_role;

comment on function public.product_id(public.recommendations) is 'Embed of the key recommendations_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.recommendations_product_id_fkey(public.recommendations)
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

revoke all on function public.recommendations_product_id_fkey(public.recommendations) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_product_id_fkey(public.recommendations) to authenticated, service_role;

comment on function public.recommendations_product_id_fkey(public.recommendations) is 'Embed of the key recommendations_product_id_fkey: the rows of public.products, for PostgREST.';
