-- Clients go on with public.oauth_tokens; its rows live in auth_gateway.oauth_tokens.
set local lock_timeout = '2s';

alter table public.oauth_tokens set schema auth_gateway;

create view public.oauth_tokens
with (security_invoker = on)
as
select
    t.id,
    t.client_id,
    t.user_id,
    t.token_hash,
    t.token_type,
    t.scopes,
    t.parent_token_id,
    t.created_at,
    t.expires_at,
    t.revoked_at
from auth_gateway.oauth_tokens as t;

alter view public.oauth_tokens alter column id set default gen_random_uuid();

alter view public.oauth_tokens alter column token_type set default 'access'::character varying;

alter view public.oauth_tokens alter column scopes set default '{}'::text[];

alter view public.oauth_tokens alter column created_at set default now();

revoke all on table public.oauth_tokens from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.oauth_tokens to service_role;

comment on view public.oauth_tokens is 'Facade of auth_gateway.oauth_tokens.';
