create materialized view reporting.dashboard_summary as
select
    o.owner_user_id,
    o.stage,
    count(*) as opportunity_count,
    count(*) filter (where not coalesce(s.is_closed, false)) as open_count,
    count(*) filter (where s.is_won) as won_count,
    coalesce(sum(o.estimated_value), 0) as estimated_value,
    coalesce(round(sum(o.estimated_value * o.probability / 100), 2), 0) as weighted_value,
    max(o.updated_at) as latest_change
from public.opportunities as o
left join public.stage_lu as s
    on s.code = o.stage
where o.deleted_at is null
group by
    o.owner_user_id,
    o.stage
with data;

revoke all on table reporting.dashboard_summary from public, anon, authenticated, service_role;

-- What refresh ... concurrently needs. The stage is null until somebody says one: without "nulls not
-- distinct" two rows without a stage would be no duplicates to the index.
create unique index rds_owner_stage_uq
on reporting.dashboard_summary (owner_user_id, stage) nulls not distinct;

comment on materialized view reporting.dashboard_summary is
    'Opportunities by owner and stage, as of the last refresh_dashboard_view(). It has no row level security, so end users read my_dashboard_summary() instead.';
