-- Clients go on with public.user_activity_logs; its rows live in analytics.user_activity_logs.
set local lock_timeout = '2s';

alter table public.user_activity_logs set schema analytics;

create view public.user_activity_logs
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.action,
    t.resource_type,
    t.resource_id,
    t.ip_address,
    t.user_agent,
    t.metadata,
    t.created_at
from analytics.user_activity_logs as t;

alter view public.user_activity_logs alter column metadata set default '{}'::jsonb;

alter view public.user_activity_logs alter column created_at set default now();

revoke all on table public.user_activity_logs from public, anon, authenticated, service_role;

grant select, insert on table public.user_activity_logs to authenticated;

grant select, insert, update, delete on table public.user_activity_logs to service_role;

comment on view public.user_activity_logs is 'Facade of analytics.user_activity_logs.';
