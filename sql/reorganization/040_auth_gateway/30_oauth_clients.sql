-- Clients go on with public.oauth_clients; its rows live in auth_gateway.oauth_clients.
set local lock_timeout = '2s';

alter table public.oauth_clients set schema auth_gateway;

create view public.oauth_clients
with (security_invoker = on)
as
select
    t.client_id,
    t.client_secret_hash,
    t.client_name,
    t.redirect_uris,
    t.allowed_scopes,
    t.is_active,
    t.created_at
from auth_gateway.oauth_clients as t;

alter view public.oauth_clients alter column redirect_uris set default '{}'::text[];

alter view public.oauth_clients alter column allowed_scopes set default '{memories:read}'::text[];

alter view public.oauth_clients alter column is_active set default true;

alter view public.oauth_clients alter column created_at set default now();

revoke all on table public.oauth_clients from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.oauth_clients to service_role;

comment on view public.oauth_clients is 'Facade of auth_gateway.oauth_clients.';
