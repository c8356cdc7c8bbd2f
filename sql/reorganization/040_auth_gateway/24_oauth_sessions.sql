-- Clients go on with public.oauth_sessions; its rows live in auth_gateway.oauth_sessions.
set local lock_timeout = '2s';

alter table public.oauth_sessions set schema auth_gateway;

create view public.oauth_sessions
with (security_invoker = on)
as
select
    t.id,
    t.state,
    t.client_id,
    t.code_challenge,
    t.code_verifier,
    t.redirect_uri,
    t.scope,
    t.session_data,
    t.is_used,
    t.used_at,
    t.created_at,
    t.expires_at
from auth_gateway.oauth_sessions as t;

alter view public.oauth_sessions alter column id set default gen_random_uuid();

alter view public.oauth_sessions alter column is_used set default false;

alter view public.oauth_sessions alter column created_at set default now();

revoke all on table public.oauth_sessions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.oauth_sessions to service_role;

comment on view public.oauth_sessions is 'Facade of auth_gateway.oauth_sessions.';
