-- Clients go on with public.auth_sessions; its rows live in auth_gateway.auth_sessions.
set local lock_timeout = '2s';

alter table public.auth_sessions set schema auth_gateway;

create view public.auth_sessions
with (security_invoker = on)
as
select
    t.session_id,
    t.user_id,
    t.platform,
    t.started_at,
    t.ended_at
from auth_gateway.auth_sessions as t;

alter view public.auth_sessions alter column platform set default 'web'::text;

revoke all on table public.auth_sessions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.auth_sessions to service_role;

comment on view public.auth_sessions is 'Facade of auth_gateway.auth_sessions.';
