-- Clients go on with public.auth_events; its rows live in auth_gateway.events.
set local lock_timeout = '2s';

alter table public.auth_events set schema auth_gateway;

alter table auth_gateway.auth_events rename to events;

create view public.auth_events
with (security_invoker = on)
as
select
    t.event_id,
    t.aggregate_type,
    t.aggregate_id,
    t.version,
    t.event_type,
    t.event_type_version,
    t.payload,
    t.metadata,
    t.occurred_at
from auth_gateway.events as t;

alter view public.auth_events alter column event_id set default gen_random_uuid();

alter view public.auth_events alter column event_type_version set default 1;

alter view public.auth_events alter column payload set default '{}'::jsonb;

alter view public.auth_events alter column metadata set default '{}'::jsonb;

alter view public.auth_events alter column occurred_at set default now();

revoke all on table public.auth_events from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.auth_events to service_role;

comment on view public.auth_events is 'Facade of auth_gateway.events.';
