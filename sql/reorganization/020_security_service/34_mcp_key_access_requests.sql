-- Clients go on with public.mcp_key_access_requests; its rows live in security_service.mcp_key_access_requests.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests);

alter table public.mcp_key_access_requests set schema security_service;

create view public.mcp_key_access_requests
with (security_invoker = on)
as
select
    t.id,
    t.tool_id,
    t.organization_id,
    t.key_names,
    t.environment,
    t.justification,
    t.estimated_duration,
    t.requires_approval,
    t.status,
    t.context,
    t.approved_by,
    t.approved_at,
    t.created_at
from security_service.mcp_key_access_requests as t;

alter view public.mcp_key_access_requests alter column requires_approval set default true;

alter view public.mcp_key_access_requests alter column status set default 'pending'::character varying;

alter view public.mcp_key_access_requests alter column context set default '{}'::jsonb;

alter view public.mcp_key_access_requests alter column created_at set default now();

revoke all on table public.mcp_key_access_requests from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.mcp_key_access_requests to authenticated;

grant select, insert, update, delete on table public.mcp_key_access_requests to service_role;

comment on view public.mcp_key_access_requests is 'Facade of security_service.mcp_key_access_requests.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests)
returns setof public.mcp_key_sessions
language sql
stable
parallel safe
as $$
    select r.*
    from public.mcp_key_sessions as r
    where r.request_id = $1.id
$$;

revoke all on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) from public, anon, authenticated, service_role;

grant execute on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) to authenticated, service_role;

comment on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) is 'Embed of the key mcp_key_sessions_request_id_fkey: the rows of public.mcp_key_sessions, for PostgREST.';

create function public.mcp_key_sessions_request_id_fkey(public.mcp_key_sessions)
returns setof public.mcp_key_access_requests
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.mcp_key_access_requests as r
    where r.id = $1.request_id
$$;

revoke all on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_sessions) from public, anon, authenticated, service_role;

grant execute on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_sessions) to authenticated, service_role;

comment on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_sessions) is 'Embed of the key mcp_key_sessions_request_id_fkey: the rows of public.mcp_key_access_requests, for PostgREST.';

create function public.request_id(public.mcp_key_sessions)
returns setof public.mcp_key_access_requests
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.mcp_key_access_requests as r
    where r.id = $1.request_id
$$;

revoke all on function public.request_id(public.mcp_key_sessions) from public, anon, authenticated, service_role;

grant execute on function public.request_id(public.mcp_key_sessions) to authenticated, service_role;

comment on function public.request_id(public.mcp_key_sessions) is 'Embed of the key mcp_key_sessions_request_id_fkey: the rows of public.mcp_key_access_requests, for PostgREST.';
