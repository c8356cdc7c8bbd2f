-- Clients go on with public.mcp_proxy_tokens; its rows live in security_service.mcp_proxy_tokens.
set local lock_timeout = '2s';

alter table public.mcp_proxy_tokens set schema security_service;

create view public.mcp_proxy_tokens
with (security_invoker = on)
as
select
    t.id,
    t.session_id,
    t.key_name,
    t.proxy_value,
    t.encrypted_mapping,
    t.created_at,
    t.expires_at,
    t.revoked_at
from security_service.mcp_proxy_tokens as t;

alter view public.mcp_proxy_tokens alter column id set default extensions.uuid_generate_v4();

alter view public.mcp_proxy_tokens alter column created_at set default now();

revoke all on table public.mcp_proxy_tokens from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.mcp_proxy_tokens to authenticated;

grant select, insert, update, delete on table public.mcp_proxy_tokens to service_role;

comment on view public.mcp_proxy_tokens is 'Facade of security_service.mcp_proxy_tokens.';
