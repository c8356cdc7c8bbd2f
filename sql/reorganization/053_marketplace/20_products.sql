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

-- Its text names public.products, which Postgres looks up only when it is called.
create or replace function public.get_product_image_url(
    p_product_id uuid
)
returns text
language sql
stable
set search_path = ''
as $$
    select coalesce(image_url, '/images/none.png')
    from public.products
    where id = p_product_id
$$;

-- Its text names public.products, which Postgres looks up only when it is called.
create or replace function public.search_vectors(
    query_embedding extensions.vector,
    match_count integer default 5
)
returns table(
    product_id uuid,
    name text,
    similarity double precision
)
language plpgsql
stable security definer
set search_path = 'extensions'
as $$
begin
    return query
    select
        p.id,
        p.name,
        (1 - (e.embedding <=> query_embedding))::double precision
    from public.product_embeddings e
    join marketplace.products p
        on p.id = e.product_id
    where e.embedding is not null
    order by e.embedding <=> query_embedding
    limit match_count;
end;
$$;
