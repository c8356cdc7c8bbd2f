-- Clients go on with public.users; its rows live in auth_gateway.user_accounts.
set local lock_timeout = '2s';

alter table public.users set schema auth_gateway;

alter table auth_gateway.users rename to user_accounts;

create view public.users
with (security_invoker = on)
as
select
    t.id,
    t.email,
    t.password_hash,
    t.organization_id,
    t.role,
    t.plan,
    t.settings,
    t.created_at,
    t.updated_at,
    t.last_login
from auth_gateway.user_accounts as t;

alter view public.users alter column id set default extensions.uuid_generate_v4();

alter view public.users alter column role set default 'user'::public.user_role;

alter view public.users alter column plan set default 'free'::public.plan_type;

alter view public.users alter column settings set default '{}'::jsonb;

alter view public.users alter column created_at set default now();

alter view public.users alter column updated_at set default now();

revoke all on table public.users from public, anon, authenticated, service_role;

grant select, update on table public.users to authenticated;

grant select, insert, update, delete on table public.users to service_role;

comment on view public.users is 'Facade of auth_gateway.user_accounts.';

-- Its text names public.users, which Postgres looks up only when it is called.
create or replace function public.get_current_org()
returns uuid
language sql
stable security definer
set search_path = ''
as $$
    select organization_id from public.users where id = auth.uid()
$$;

-- Its text names public.users, which Postgres looks up only when it is called.
create or replace function public.is_admin()
returns boolean
language sql
stable security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.users
        where id = auth.uid()
            and role in ('admin', 'superadmin')
    )
$$;

-- Its text names public.users, which Postgres looks up only when it is called.
create or replace function public.request_password_reset(
    p_email text
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
    insert into public.user_activity_logs (user_id, action, resource_type)
    select u.id, 'password_reset_requested', 'user'
    from public.users u
    where u.email = p_email
        and exists (select 1 from auth.users a where a.id = u.id);

    return '{"message": "If the address is known, a mail is on its way."}';
end;
$$;
