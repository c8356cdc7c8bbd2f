-- Clients go on with public.user_mcp_services; its rows live in security_service.user_mcp_services.
set local lock_timeout = '2s';

alter table public.user_mcp_services set schema security_service;

create view public.user_mcp_services
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.service_key,
    t.encrypted_credentials,
    t.is_enabled,
    t.environment,
    t.total_calls,
    t.created_at,
    t.updated_at
from security_service.user_mcp_services as t;

alter view public.user_mcp_services alter column id set default gen_random_uuid();

alter view public.user_mcp_services alter column is_enabled set default true;

alter view public.user_mcp_services alter column environment set default 'production'::character varying;

alter view public.user_mcp_services alter column total_calls set default 0;

alter view public.user_mcp_services alter column created_at set default now();

alter view public.user_mcp_services alter column updated_at set default now();

revoke all on table public.user_mcp_services from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_mcp_services to authenticated;

grant select, insert, update, delete on table public.user_mcp_services to service_role;

comment on view public.user_mcp_services is 'Facade of security_service.user_mcp_services.';
