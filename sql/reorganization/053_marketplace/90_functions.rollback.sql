-- Before the tables move back: the facades answer the old texts, and nothing looks for the new
-- names any more when they go.

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
set search_path = 'public', 'extensions'
as $$
begin
    return query
    select
        p.id,
        p.name,
        (1 - (e.embedding <=> query_embedding))::double precision
    from product_embeddings e
    join products p
        on p.id = e.product_id
    where e.embedding is not null
    order by e.embedding <=> query_embedding
    limit match_count;
end;
$$;

create or replace function public.get_product_image_url(
    p_product_id uuid
)
returns text
language sql
stable
as $$
    select coalesce(image_url, '/images/none.png')
    from products
    where id = p_product_id
$$;
