-- Clients go on with public.user_sessions; its rows live in auth_gateway.user_sessions.
set local lock_timeout = '2s';

alter table public.user_sessions set schema auth_gateway;

create view public.user_sessions
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.session_token,
    t.ip_address,
    t.user_agent,
    t.created_at,
    t.last_accessed,
    t.expires_at
from auth_gateway.user_sessions as t;

alter view public.user_sessions alter column id set default nextval('auth_gateway.user_sessions_id_seq'::regclass);

alter view public.user_sessions alter column created_at set default now();

alter view public.user_sessions alter column last_accessed set default now();

revoke all on table public.user_sessions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_sessions to authenticated;

grant select, insert, update, delete on table public.user_sessions to service_role;

comment on view public.user_sessions is 'Facade of auth_gateway.user_sessions.';
