create view public.dashboard_refresh_alert
with (security_invoker = on) as
select
    count(*) as consecutive_failures,
    count(*) >= 2 as is_alert,
    min(f.started_at) as failing_since,
    (
        select max(s.finished_at)
        from public.dashboard_refresh_log as s
        where s.succeeded
    ) as last_success_at,
    (array_agg(f.error_code order by f.refresh_id desc))[1] as last_error_code,
    (array_agg(f.error_message order by f.refresh_id desc))[1] as last_error_message
from public.dashboard_refresh_log as f
where not f.succeeded
    and not exists (
        select
        from public.dashboard_refresh_log as later
        where later.succeeded
            and later.refresh_id > f.refresh_id
    );

revoke all on table public.dashboard_refresh_alert from public, anon, authenticated, service_role;

comment on view public.dashboard_refresh_alert is
    'Always one row. is_alert: the last two refreshes or more failed; page whoever is on call.';
