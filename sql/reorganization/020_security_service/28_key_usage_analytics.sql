-- Clients go on with public.key_usage_analytics; its rows live in security_service.key_usage_analytics.
set local lock_timeout = '2s';

alter table public.key_usage_analytics set schema security_service;

create view public.key_usage_analytics
with (security_invoker = on)
as
select
    t.id,
    t.key_id,
    t.operation,
    t.organization_id,
    t.user_id,
    t.success,
    t.metadata,
    t."timestamp"
from security_service.key_usage_analytics as t;

alter view public.key_usage_analytics alter column id set default extensions.uuid_generate_v4();

alter view public.key_usage_analytics alter column success set default true;

alter view public.key_usage_analytics alter column metadata set default '{}'::jsonb;

alter view public.key_usage_analytics alter column "timestamp" set default now();

revoke all on table public.key_usage_analytics from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.key_usage_analytics to authenticated;

grant select, insert, update, delete on table public.key_usage_analytics to service_role;

comment on view public.key_usage_analytics is 'Facade of security_service.key_usage_analytics.';
