-- public.users is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.user_id(public.topics);

drop function public.topics_user_id_fkey(public.topics);

drop function public.user_id(public.sessions);

drop function public.sessions_user_id_fkey(public.sessions);

drop function public.users_organization_id_fkey(public.users);

drop function public.topics_user_id_fkey(public.users);

drop function public.sessions_user_id_fkey(public.users);

drop function public.organization_id(public.users);

drop function public.users_organization_id_fkey(public.organizations);

drop view public.users;

alter table auth_gateway.user_accounts rename to users;

alter table auth_gateway.users set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.users_organization_id_fkey(public.users)
returns setof public.organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.organizations as r
    where r.id = $1.organization_id
$$;

revoke all on function public.users_organization_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.users_organization_id_fkey(public.users) to authenticated, service_role;

comment on function public.users_organization_id_fkey(public.users) is 'Embed of the key users_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.topics_user_id_fkey(public.users)
returns setof public.topics
language sql
stable
parallel safe
as $$
    select r.*
    from public.topics as r
    where r.user_id = $1.id
$$;

revoke all on function public.topics_user_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.topics_user_id_fkey(public.users) to authenticated, service_role;

comment on function public.topics_user_id_fkey(public.users) is 'Embed of the key topics_user_id_fkey: the rows of public.topics, for PostgREST.';

create function public.sessions_user_id_fkey(public.users)
returns setof public.sessions
language sql
stable
parallel safe
as $$
    select r.*
    from public.sessions as r
    where r.user_id = $1.id
$$;

revoke all on function public.sessions_user_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.sessions_user_id_fkey(public.users) to authenticated, service_role;

comment on function public.sessions_user_id_fkey(public.users) is 'Embed of the key sessions_user_id_fkey: the rows of public.sessions, for PostgREST.';

create function public.organization_id(public.users)
returns setof public.organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.organizations as r
    where r.id = $1.organization_id
$$;

revoke all on function public.organization_id(public.users) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.users) to authenticated, service_role;

comment on function public.organization_id(public.users) is 'Embed of the key users_organization_id_fkey: the rows of public.organizations, for PostgREST.';

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
