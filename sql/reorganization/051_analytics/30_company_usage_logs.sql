-- Clients go on with public.company_usage_logs; its rows live in analytics.company_usage_logs.
set local lock_timeout = '2s';

alter table public.company_usage_logs set schema analytics;

create view public.company_usage_logs
with (security_invoker = on)
as
select
    t.id,
    t.project_id,
    t.service_id,
    t.endpoint_id,
    t.user_id,
    t.request_method,
    t.request_path,
    t.request_size_bytes,
    t.response_size_bytes,
    t.response_status,
    t.execution_time_ms,
    t.metadata,
    t."timestamp"
from analytics.company_usage_logs as t;

alter view public.company_usage_logs alter column id set default gen_random_uuid();

alter view public.company_usage_logs alter column metadata set default '{}'::jsonb;

alter view public.company_usage_logs alter column "timestamp" set default now();

revoke all on table public.company_usage_logs from public, anon, authenticated, service_role;

grant select on table public.company_usage_logs to authenticated;

grant select, insert, update, delete on table public.company_usage_logs to service_role;

comment on view public.company_usage_logs is 'Facade of analytics.company_usage_logs.';
