-- Clients go on with public.product_embeddings; its rows live in marketplace.product_embeddings.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.product_embeddings_product_id_fkey(public.product_embeddings);

drop function public.product_id(public.product_embeddings);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.product_embeddings_product_id_fkey(public.products)
returns setof public.product_embeddings
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.product_embeddings as r
    where r.product_id = $1.id
$$;

revoke all on function public.product_embeddings_product_id_fkey(public.products) from public, anon, authenticated, service_role;

grant execute on function public.product_embeddings_product_id_fkey(public.products) to anon, authenticated, service_role;

comment on function public.product_embeddings_product_id_fkey(public.products) is 'Embed of the key product_embeddings_product_id_fkey: the rows of public.product_embeddings, for PostgREST.';

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
