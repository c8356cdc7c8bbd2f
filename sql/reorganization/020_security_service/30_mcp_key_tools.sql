-- Clients go on with public.mcp_key_tools; its rows live in security_service.mcp_key_tools.
set local lock_timeout = '2s';

alter table public.mcp_key_tools set schema security_service;

create view public.mcp_key_tools
with (security_invoker = on)
as
select
    t.id,
    t.tool_id,
    t.tool_name,
    t.organization_id,
    t.permissions,
    t.risk_level,
    t.status,
    t.auto_approve,
    t.webhook_url,
    t.created_by,
    t.created_at,
    t.updated_at
from security_service.mcp_key_tools as t;

alter view public.mcp_key_tools alter column id set default extensions.uuid_generate_v4();

alter view public.mcp_key_tools alter column permissions set default '{"keys": [], "environments": []}'::jsonb;

alter view public.mcp_key_tools alter column risk_level set default 'medium'::character varying;

alter view public.mcp_key_tools alter column status set default 'active'::character varying;

alter view public.mcp_key_tools alter column auto_approve set default false;

alter view public.mcp_key_tools alter column created_at set default now();

alter view public.mcp_key_tools alter column updated_at set default now();

revoke all on table public.mcp_key_tools from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.mcp_key_tools to authenticated;

grant select, insert, update, delete on table public.mcp_key_tools to service_role;

comment on view public.mcp_key_tools is 'Facade of security_service.mcp_key_tools.';
