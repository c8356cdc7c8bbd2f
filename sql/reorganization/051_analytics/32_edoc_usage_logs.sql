-- Clients go on with public.edoc_usage_logs; its rows live in analytics.edoc_usage_logs.
set local lock_timeout = '2s';

alter table public.edoc_usage_logs set schema analytics;

create view public.edoc_usage_logs
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.action,
    t.resource_type,
    t.resource_id,
    t.metadata,
    t.created_at
from analytics.edoc_usage_logs as t;

alter view public.edoc_usage_logs alter column id set default nextval('analytics.edoc_usage_logs_id_seq'::regclass);

alter view public.edoc_usage_logs alter column metadata set default '{}'::jsonb;

alter view public.edoc_usage_logs alter column created_at set default now();

revoke all on table public.edoc_usage_logs from public, anon, authenticated, service_role;

grant select, insert on table public.edoc_usage_logs to authenticated;

grant select, insert, update, delete on table public.edoc_usage_logs to service_role;

comment on view public.edoc_usage_logs is 'Facade of analytics.edoc_usage_logs.';
