-- Clients go on with public.webhook_logs; its rows live in analytics.webhook_logs.
set local lock_timeout = '2s';

alter table public.webhook_logs set schema analytics;

create view public.webhook_logs
with (security_invoker = on)
as
select
    t.id,
    t.provider,
    t.event_type,
    t.resource_type,
    t.resource_id,
    t.raw_event,
    t.processed_at
from analytics.webhook_logs as t;

alter view public.webhook_logs alter column id set default nextval('analytics.webhook_logs_id_seq'::regclass);

alter view public.webhook_logs alter column processed_at set default now();

revoke all on table public.webhook_logs from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.webhook_logs to service_role;

comment on view public.webhook_logs is 'Facade of analytics.webhook_logs.';
