-- Clients go on with public.auth_api_keys; its rows live in auth_gateway.auth_api_keys.
set local lock_timeout = '2s';

alter table public.auth_api_keys set schema auth_gateway;

create view public.auth_api_keys
with (security_invoker = on)
as
select
    t.key_id,
    t.user_id,
    t.name,
    t.is_active,
    t.created_at,
    t.revoked_at
from auth_gateway.auth_api_keys as t;

alter view public.auth_api_keys alter column is_active set default true;

revoke all on table public.auth_api_keys from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.auth_api_keys to service_role;

comment on view public.auth_api_keys is 'Facade of auth_gateway.auth_api_keys.';
