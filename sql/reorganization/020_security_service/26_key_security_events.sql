-- Clients go on with public.key_security_events; its rows live in security_service.key_security_events.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.key_id(public.key_security_events);

drop function public.key_security_events_key_id_fkey(public.key_security_events);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.key_security_events_key_id_fkey(public.stored_api_keys)
returns setof public.key_security_events
language sql
stable
parallel safe
as $$
    select r.*
    from public.key_security_events as r
    where r.key_id = $1.id
$$;

revoke all on function public.key_security_events_key_id_fkey(public.stored_api_keys) from public, anon, authenticated, service_role;

grant execute on function public.key_security_events_key_id_fkey(public.stored_api_keys) to authenticated, service_role;

comment on function public.key_security_events_key_id_fkey(public.stored_api_keys) is 'Embed of the key key_security_events_key_id_fkey: the rows of public.key_security_events, for PostgREST.';

create function public.key_id(public.key_security_events)
returns setof public.stored_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stored_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.key_id(public.key_security_events) from public, anon, authenticated, service_role;

grant execute on function public.key_id(public.key_security_events) to authenticated, service_role;

comment on function public.key_id(public.key_security_events) is 'Embed of the key key_security_events_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

create function public.key_security_events_key_id_fkey(public.key_security_events)
returns setof public.stored_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stored_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.key_security_events_key_id_fkey(public.key_security_events) from public, anon, authenticated, service_role;

grant execute on function public.key_security_events_key_id_fkey(public.key_security_events) to authenticated, service_role;

comment on function public.key_security_events_key_id_fkey(public.key_security_events) is 'Embed of the key key_security_events_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';
