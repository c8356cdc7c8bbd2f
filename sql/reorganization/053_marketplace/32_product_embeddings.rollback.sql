-- public.product_embeddings is the table again.
set local lock_timeout = '2s';

drop view public.product_embeddings;

alter table marketplace.product_embeddings set schema public;

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
