-- Clients go on with public.client_usage_logs; its rows live in client_services.usage_logs.
set local lock_timeout = '2s';

alter table public.client_usage_logs set schema client_services;

alter table client_services.client_usage_logs rename to usage_logs;

create view public.client_usage_logs
with (security_invoker = on)
as
select
    t.id,
    t.client_organization_id,
    t.api_key_id,
    t.operation,
    t.units,
    t.created_at
from client_services.usage_logs as t;

alter view public.client_usage_logs alter column id set default nextval('client_services.client_usage_logs_id_seq'::regclass);

alter view public.client_usage_logs alter column units set default 1;

alter view public.client_usage_logs alter column created_at set default now();

revoke all on table public.client_usage_logs from public, anon, authenticated, service_role;

grant select on table public.client_usage_logs to authenticated;

grant select, insert, update, delete on table public.client_usage_logs to service_role;

comment on view public.client_usage_logs is 'Facade of client_services.usage_logs.';
