-- Clients go on with public.mcp_key_audit_log; its rows live in security_service.mcp_key_audit_log.
set local lock_timeout = '2s';

alter table public.mcp_key_audit_log set schema security_service;

create view public.mcp_key_audit_log
with (security_invoker = on)
as
select
    t.id,
    t.event_type,
    t.organization_id,
    t.tool_id,
    t.session_id,
    t.user_id,
    t.metadata,
    t."timestamp"
from security_service.mcp_key_audit_log as t;

alter view public.mcp_key_audit_log alter column id set default extensions.uuid_generate_v4();

alter view public.mcp_key_audit_log alter column metadata set default '{}'::jsonb;

alter view public.mcp_key_audit_log alter column "timestamp" set default now();

revoke all on table public.mcp_key_audit_log from public, anon, authenticated, service_role;

grant select on table public.mcp_key_audit_log to authenticated;

grant select, insert, update, delete on table public.mcp_key_audit_log to service_role;

comment on view public.mcp_key_audit_log is 'Facade of security_service.mcp_key_audit_log.';
