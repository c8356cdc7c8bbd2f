-- Clients go on with public.client_api_keys; its rows live in client_services.api_keys.
set local lock_timeout = '2s';

alter table public.client_api_keys set schema client_services;

alter table client_services.client_api_keys rename to api_keys;

create view public.client_api_keys
with (security_invoker = on)
as
select
    t.id,
    t.client_organization_id,
    t.key_prefix,
    t.key_hash,
    t.is_active,
    t.created_at,
    t.expires_at
from client_services.api_keys as t;

alter view public.client_api_keys alter column id set default gen_random_uuid();

alter view public.client_api_keys alter column is_active set default true;

alter view public.client_api_keys alter column created_at set default now();

revoke all on table public.client_api_keys from public, anon, authenticated, service_role;

grant select on table public.client_api_keys to authenticated;

grant select, insert, update, delete on table public.client_api_keys to service_role;

comment on view public.client_api_keys is 'Facade of client_services.api_keys.';
