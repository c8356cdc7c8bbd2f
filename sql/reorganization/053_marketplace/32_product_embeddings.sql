-- Clients go on with public.product_embeddings; its rows live in marketplace.product_embeddings.
set local lock_timeout = '2s';

alter table public.product_embeddings set schema marketplace;

create view public.product_embeddings
with (security_invoker = on)
as
select
    t.id,
    t.product_id,
    t.text_content,
    t.embedding,
    t.created_at,
    t.updated_at
from marketplace.product_embeddings as t;

alter view public.product_embeddings alter column id set default gen_random_uuid();

alter view public.product_embeddings alter column created_at set default now();

alter view public.product_embeddings alter column updated_at set default now();

revoke all on table public.product_embeddings from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.product_embeddings to service_role;

comment on view public.product_embeddings is 'Facade of marketplace.product_embeddings.';

-- Its text names public.product_embeddings, which Postgres looks up only when it is called.
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
