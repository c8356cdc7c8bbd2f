-- public.product_embeddings is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.product_id(public.product_embeddings);

drop function public.product_embeddings_product_id_fkey(public.product_embeddings);

drop function public.product_embeddings_product_id_fkey(public.products);

drop view public.product_embeddings;

alter table marketplace.product_embeddings set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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
