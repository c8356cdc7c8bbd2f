-- Clients go on with public.risk_analysis; its rows live in marketplace.risk_analysis.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.order_id(public.risk_analysis);

drop function public.risk_analysis_order_id_fkey(public.risk_analysis);

alter table public.risk_analysis set schema marketplace;

create view public.risk_analysis
with (security_invoker = on)
as
select
    t.id,
    t.order_id,
    t.user_id,
    t.risk_score,
    t.risk_factors,
    t.is_flagged,
    t.review_status,
    t.reviewer_id,
    t.reviewed_at,
    t.created_at,
    t.updated_at
from marketplace.risk_analysis as t;

alter view public.risk_analysis alter column id set default gen_random_uuid();

alter view public.risk_analysis alter column risk_factors set default '[]'::jsonb;

alter view public.risk_analysis alter column is_flagged set default false;

alter view public.risk_analysis alter column review_status set default 'pending'::text;

alter view public.risk_analysis alter column created_at set default now();

alter view public.risk_analysis alter column updated_at set default now();

revoke all on table public.risk_analysis from public, anon, authenticated, service_role;

grant select on table public.risk_analysis to authenticated;

grant select, insert, update, delete on table public.risk_analysis to service_role;

comment on view public.risk_analysis is 'Facade of marketplace.risk_analysis.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.risk_analysis_user_id_fkey(public.profiles)
returns setof public.risk_analysis
language sql
stable
parallel safe
as $$
    select r.*
    from public.risk_analysis as r
    where r.user_id = $1.id
$$;

revoke all on function public.risk_analysis_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.risk_analysis_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.risk_analysis_user_id_fkey(public.profiles) is 'Embed of the key risk_analysis_user_id_fkey: the rows of public.risk_analysis, for PostgREST.';

create function public.risk_analysis_order_id_fkey(public.orders)
returns setof public.risk_analysis
language sql
stable
parallel safe
as $$
    select r.*
    from public.risk_analysis as r
    where r.order_id = $1.id
$$;

revoke all on function public.risk_analysis_order_id_fkey(public.orders) from public, anon, authenticated, service_role;

grant execute on function public.risk_analysis_order_id_fkey(public.orders) to authenticated, service_role;

comment on function public.risk_analysis_order_id_fkey(public.orders) is 'Embed of the key risk_analysis_order_id_fkey: the rows of public.risk_analysis, for PostgREST.';

create function public.order_id(public.risk_analysis)
returns setof public.orders
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.orders as r
    where r.id = $1.order_id
$$;

revoke all on function public.order_id(public.risk_analysis) from public, anon, authenticated, service_role;

grant execute on function public.order_id(public.risk_analysis) to authenticated, service_role;

comment on function public.order_id(public.risk_analysis) is 'Embed of the key risk_analysis_order_id_fkey: the rows of public.orders, for PostgREST.';

create function public.risk_analysis_order_id_fkey(public.risk_analysis)
returns setof public.orders
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.orders as r
    where r.id = $1.order_id
$$;

revoke all on function public.risk_analysis_order_id_fkey(public.risk_analysis) from public, anon, authenticated, service_role;

grant execute on function public.risk_analysis_order_id_fkey(public.risk_analysis) to authenticated, service_role;

comment on function public.risk_analysis_order_id_fkey(public.risk_analysis) is 'Embed of the key risk_analysis_order_id_fkey: the rows of public.orders, for PostgREST.';
