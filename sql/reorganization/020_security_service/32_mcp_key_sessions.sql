-- Clients go on with public.mcp_key_sessions; its rows live in security_service.mcp_key_sessions.
set local lock_timeout = '2s';

alter table public.mcp_key_sessions set schema security_service;

create view public.mcp_key_sessions
with (security_invoker = on)
as
select
    t.id,
    t.session_id,
    t.request_id,
    t.tool_id,
    t.organization_id,
    t.key_names,
    t.environment,
    t.created_at,
    t.expires_at,
    t.ended_at
from security_service.mcp_key_sessions as t;

alter view public.mcp_key_sessions alter column id set default extensions.uuid_generate_v4();

alter view public.mcp_key_sessions alter column created_at set default now();

revoke all on table public.mcp_key_sessions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.mcp_key_sessions to authenticated;

grant select, insert, update, delete on table public.mcp_key_sessions to service_role;

comment on view public.mcp_key_sessions is 'Facade of security_service.mcp_key_sessions.';

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
