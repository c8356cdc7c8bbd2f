-- Clients go on with public.recommendations; its rows live in marketplace.recommendations.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.product_id(public.recommendations);

drop function public.recommendations_product_id_fkey(public.recommendations);

alter table public.recommendations set schema marketplace;

create view public.recommendations
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.product_id,
    t.supplier_id,
    t.recommendation_type,
    t.relevance_score,
    t.reason,
    t.clicked,
    t.viewed,
    t.created_at,
    t.updated_at
from marketplace.recommendations as t;

alter view public.recommendations alter column id set default gen_random_uuid();

alter view public.recommendations alter column clicked set default false;

alter view public.recommendations alter column viewed set default false;

alter view public.recommendations alter column created_at set default now();

alter view public.recommendations alter column updated_at set default now();

revoke all on table public.recommendations from public, anon, authenticated, service_role;

grant select, update on table public.recommendations to authenticated;

grant select, insert, update, delete on table public.recommendations to service_role;

comment on view public.recommendations is 'Facade of marketplace.recommendations.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.recommendations_supplier_id_fkey(public.profiles)
returns setof public.recommendations
language sql
stable
parallel safe
as $$
    select r.*
    from public.recommendations as r
    where r.supplier_id = $1.id
$$;

revoke all on function public.recommendations_supplier_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_supplier_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.recommendations_supplier_id_fkey(public.profiles) is 'Embed of the key recommendations_supplier_id_fkey: the rows of public.recommendations, for PostgREST.';

create function public.recommendations_user_id_fkey(public.profiles)
returns setof public.recommendations
language sql
stable
parallel safe
as $$
    select r.*
    from public.recommendations as r
    where r.user_id = $1.id
$$;

revoke all on function public.recommendations_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.recommendations_user_id_fkey(public.profiles) is 'Embed of the key recommendations_user_id_fkey: the rows of public.recommendations, for PostgREST.';

create function public.recommendations_product_id_fkey(public.products)
returns setof public.recommendations
language sql
stable
parallel safe
as $$
    select r.*
    from public.recommendations as r
    where r.product_id = $1.id
$$;

revoke all on function public.recommendations_product_id_fkey(public.products) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_product_id_fkey(public.products) to anon, authenticated, service_role;

comment on function public.recommendations_product_id_fkey(public.products) is 'Embed of the key recommendations_product_id_fkey: the rows of public.recommendations, for PostgREST.';

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
