-- Clients go on with public.auth_users; its rows live in auth_gateway.auth_users.
set local lock_timeout = '2s';

alter table public.auth_users set schema auth_gateway;

create view public.auth_users
with (security_invoker = on)
as
select
    t.user_id,
    t.email,
    t.role,
    t.last_event_version,
    t.created_at,
    t.updated_at
from auth_gateway.auth_users as t;

alter view public.auth_users alter column role set default 'user'::text;

alter view public.auth_users alter column last_event_version set default 0;

revoke all on table public.auth_users from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.auth_users to service_role;

comment on view public.auth_users is 'Facade of auth_gateway.auth_users.';
