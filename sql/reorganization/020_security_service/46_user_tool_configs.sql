-- Clients go on with public.user_tool_configs; its rows live in security_service.user_tool_configs.
set local lock_timeout = '2s';

alter table public.user_tool_configs set schema security_service;

create view public.user_tool_configs
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.tool_id,
    t.api_key,
    t.config,
    t.permissions,
    t.enabled,
    t.created_at,
    t.updated_at
from security_service.user_tool_configs as t;

alter view public.user_tool_configs alter column id set default gen_random_uuid();

alter view public.user_tool_configs alter column config set default '{}'::jsonb;

alter view public.user_tool_configs alter column permissions set default '{}'::text[];

alter view public.user_tool_configs alter column enabled set default false;

alter view public.user_tool_configs alter column created_at set default now();

alter view public.user_tool_configs alter column updated_at set default now();

revoke all on table public.user_tool_configs from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_tool_configs to authenticated;

grant select, insert, update, delete on table public.user_tool_configs to service_role;

comment on view public.user_tool_configs is 'Facade of security_service.user_tool_configs.';
