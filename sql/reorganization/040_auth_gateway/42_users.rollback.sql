-- public.users is the table again.
set local lock_timeout = '2s';

drop view public.users;

alter table auth_gateway.user_accounts rename to users;

alter table auth_gateway.users set schema public;

create or replace function public.request_password_reset(
    p_email text
)
returns jsonb
language plpgsql
security definer
set search_path = 'public'
as $$
begin
    insert into user_activity_logs (user_id, action, resource_type)
    select u.id, 'password_reset_requested', 'user'
    from users u
    where u.email = p_email
        and exists (select 1 from auth.users a where a.id = u.id);

    return '{"message": "If the address is known, a mail is on its way."}';
end;
$$;

create or replace function public.is_admin()
returns boolean
language sql
stable security definer
as $$
    select exists (
        select 1
        from public.users
        where id = auth.uid()
            and role in ('admin', 'superadmin')
    )
$$;

create or replace function public.get_current_org()
returns uuid
language sql
stable security definer
as $$
    select organization_id from users where id = auth.uid()
$$;
