-- Clients go on with public.key_security_events; its rows live in security_service.key_security_events.
set local lock_timeout = '2s';

alter table public.key_security_events set schema security_service;

create view public.key_security_events
with (security_invoker = on)
as
select
    t.id,
    t.key_id,
    t.organization_id,
    t.event_type,
    t.severity,
    t.description,
    t.metadata,
    t."timestamp"
from security_service.key_security_events as t;

alter view public.key_security_events alter column id set default extensions.uuid_generate_v4();

alter view public.key_security_events alter column metadata set default '{}'::jsonb;

alter view public.key_security_events alter column "timestamp" set default now();

revoke all on table public.key_security_events from public, anon, authenticated, service_role;

grant select on table public.key_security_events to authenticated;

grant select, insert, update, delete on table public.key_security_events to service_role;

comment on view public.key_security_events is 'Facade of security_service.key_security_events.';
