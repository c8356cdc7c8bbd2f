-- Clients go on with public.oauth_authorization_codes; its rows live in auth_gateway.oauth_authorization_codes.
set local lock_timeout = '2s';

alter table public.oauth_authorization_codes set schema auth_gateway;

create view public.oauth_authorization_codes
with (security_invoker = on)
as
select
    t.code_hash,
    t.client_id,
    t.user_id,
    t.redirect_uri,
    t.scopes,
    t.created_at,
    t.expires_at,
    t.consumed,
    t.consumed_at
from auth_gateway.oauth_authorization_codes as t;

alter view public.oauth_authorization_codes alter column scopes set default '{}'::text[];

alter view public.oauth_authorization_codes alter column created_at set default now();

alter view public.oauth_authorization_codes alter column consumed set default false;

revoke all on table public.oauth_authorization_codes from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.oauth_authorization_codes to service_role;

comment on view public.oauth_authorization_codes is 'Facade of auth_gateway.oauth_authorization_codes.';
