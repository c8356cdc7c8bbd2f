-- Clients go on with public.mcp_service_catalog; its rows live in security_service.mcp_service_catalog.
set local lock_timeout = '2s';

alter table public.mcp_service_catalog set schema security_service;

create view public.mcp_service_catalog
with (security_invoker = on)
as
select
    t.id,
    t.service_key,
    t.display_name,
    t.category,
    t.credential_fields,
    t.is_available,
    t.is_beta,
    t.created_at,
    t.updated_at
from security_service.mcp_service_catalog as t;

alter view public.mcp_service_catalog alter column id set default gen_random_uuid();

alter view public.mcp_service_catalog alter column category set default 'other'::character varying;

alter view public.mcp_service_catalog alter column credential_fields set default '[]'::jsonb;

alter view public.mcp_service_catalog alter column is_available set default true;

alter view public.mcp_service_catalog alter column is_beta set default false;

alter view public.mcp_service_catalog alter column created_at set default now();

alter view public.mcp_service_catalog alter column updated_at set default now();

revoke all on table public.mcp_service_catalog from public, anon, authenticated, service_role;

grant select on table public.mcp_service_catalog to anon;

grant select on table public.mcp_service_catalog to authenticated;

grant select, insert, update, delete on table public.mcp_service_catalog to service_role;

comment on view public.mcp_service_catalog is 'Facade of security_service.mcp_service_catalog.';
