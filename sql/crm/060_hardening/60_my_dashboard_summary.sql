-- security definer: the materialized view has no row level security, so nobody but this function and
-- service_role may read it. It shows the caller's own rows and takes no argument that could widen that.
create function public.my_dashboard_summary()
returns table (
    stage text,
    opportunity_count bigint,
    open_count bigint,
    won_count bigint,
    estimated_value numeric,
    weighted_value numeric,
    latest_change timestamptz
)
language sql
stable
security definer
set search_path = ''
as $$
    select
        d.stage,
        d.opportunity_count,
        d.open_count,
        d.won_count,
        d.estimated_value,
        d.weighted_value,
        d.latest_change
    from reporting.dashboard_summary as d
    where d.owner_user_id = (select auth.uid())
    order by d.stage
$$;

revoke execute on function public.my_dashboard_summary()
    from public, anon, authenticated, service_role;

comment on function public.my_dashboard_summary() is
    'The caller''s own rows of reporting.dashboard_summary, as of the last refresh.';
