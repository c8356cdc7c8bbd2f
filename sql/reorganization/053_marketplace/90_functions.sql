-- Postgres looks up the names in a function's text only when it is called. Until here these have
-- found the facades; from now on they find the tables.

-- Its text names public.products.
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

-- Its text names public.products and public.product_embeddings.
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
    from marketplace.product_embeddings e
    join marketplace.products p
        on p.id = e.product_id
    where e.embedding is not null
    order by e.embedding <=> query_embedding
    limit match_count;
end;
$$;
