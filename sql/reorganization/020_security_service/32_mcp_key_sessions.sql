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
