-- Clients go on with public.system_error_logs; its rows live in analytics.system_error_logs.
set local lock_timeout = '2s';

alter table public.system_error_logs set schema analytics;

create view public.system_error_logs
with (security_invoker = on)
as
select
    t.id,
    t.error_type,
    t.error_message,
    t.function_name,
    t.stack_trace,
    t.request_data,
    t.user_id,
    t.created_at
from analytics.system_error_logs as t;

alter view public.system_error_logs alter column created_at set default now();

revoke all on table public.system_error_logs from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.system_error_logs to service_role;

comment on view public.system_error_logs is 'Facade of analytics.system_error_logs.';
