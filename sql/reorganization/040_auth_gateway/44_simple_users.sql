-- Clients go on with public.simple_users; its rows live in auth_gateway.simple_users.
set local lock_timeout = '2s';

alter table public.simple_users set schema auth_gateway;

create view public.simple_users
with (security_invoker = on)
as
select
    t.id,
    t.email,
    t.password_hash,
    t.full_name,
    t.role,
    t.project_scope,
    t.is_active,
    t.last_login_at,
    t.created_at,
    t.updated_at
from auth_gateway.simple_users as t;

alter view public.simple_users alter column id set default gen_random_uuid();

alter view public.simple_users alter column role set default 'user'::text;

alter view public.simple_users alter column project_scope set default 'maas'::text;

alter view public.simple_users alter column is_active set default true;

alter view public.simple_users alter column created_at set default now();

alter view public.simple_users alter column updated_at set default now();

revoke all on table public.simple_users from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.simple_users to service_role;

comment on view public.simple_users is 'Facade of auth_gateway.simple_users.';
