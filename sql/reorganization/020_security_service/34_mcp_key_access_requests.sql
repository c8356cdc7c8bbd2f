-- Clients go on with public.mcp_key_access_requests; its rows live in security_service.mcp_key_access_requests.
set local lock_timeout = '2s';

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
