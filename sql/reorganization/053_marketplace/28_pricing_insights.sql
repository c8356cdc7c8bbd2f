-- Clients go on with public.pricing_insights; its rows live in marketplace.pricing_insights.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.pricing_insights_product_id_fkey(public.pricing_insights);

drop function public.product_id(public.pricing_insights);

alter table public.pricing_insights set schema marketplace;

create view public.pricing_insights
with (security_invoker = on)
as
select
    t.id,
    t.product_id,
    t.suggested_price,
    t.min_viable_price,
    t.max_viable_price,
    t.confidence_score,
    t.price_elasticity,
    t.market_trend,
    t.reasoning,
    t.created_at,
    t.expires_at
from marketplace.pricing_insights as t;

alter view public.pricing_insights alter column id set default gen_random_uuid();

alter view public.pricing_insights alter column created_at set default now();

revoke all on table public.pricing_insights from public, anon, authenticated, service_role;

grant select on table public.pricing_insights to authenticated;

grant select, insert, update, delete on table public.pricing_insights to service_role;

comment on view public.pricing_insights is 'Facade of marketplace.pricing_insights.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.pricing_insights_product_id_fkey(public.products)
returns setof public.pricing_insights
language sql
stable
parallel safe
as $$
    select r.*
    from public.pricing_insights as r
    where r.product_id = $1.id
$$;

revoke all on function public.pricing_insights_product_id_fkey(public.products) from public, anon, authenticated, service_role;

grant execute on function public.pricing_insights_product_id_fkey(public.products) to anon, authenticated, service_role;

comment on function public.pricing_insights_product_id_fkey(public.products) is 'Embed of the key pricing_insights_product_id_fkey: the rows of public.pricing_insights, for PostgREST.';

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
