-- Clients go on with public.user_roles; its rows live in auth_gateway.user_roles.
set local lock_timeout = '2s';

alter table public.user_roles set schema auth_gateway;

create view public.user_roles
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.role,
    t.granted_by,
    t.granted_at,
    t.expires_at
from auth_gateway.user_roles as t;

alter view public.user_roles alter column id set default nextval('auth_gateway.user_roles_id_seq'::regclass);

alter view public.user_roles alter column granted_at set default now();

revoke all on table public.user_roles from public, anon, authenticated, service_role;

grant select on table public.user_roles to authenticated;

grant select, insert, update, delete on table public.user_roles to service_role;

comment on view public.user_roles is 'Facade of auth_gateway.user_roles.';
