-- Clients go on with public.users; its rows live in auth_gateway.user_accounts.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.organization_id(public.users);

drop function public.sessions_user_id_fkey(public.users);

drop function public.topics_user_id_fkey(public.users);

drop function public.users_organization_id_fkey(public.users);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.users_organization_id_fkey(public.organizations)
returns setof public.users
language sql
stable
parallel safe
as $$
    select r.*
    from public.users as r
    where r.organization_id = $1.id
$$;

revoke all on function public.users_organization_id_fkey(public.organizations) from public, anon, authenticated, service_role;

grant execute on function public.users_organization_id_fkey(public.organizations) to authenticated, service_role;

comment on function public.users_organization_id_fkey(public.organizations) is 'Embed of the key users_organization_id_fkey: the rows of public.users, for PostgREST.';

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

create function public.sessions_user_id_fkey(public.sessions)
returns setof public.users
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.users as r
    where r.id = $1.user_id
$$;

revoke all on function public.sessions_user_id_fkey(public.sessions) from public, anon, authenticated, service_role;

grant execute on function public.sessions_user_id_fkey(public.sessions) to authenticated, service_role;

comment on function public.sessions_user_id_fkey(public.sessions) is 'Embed of the key sessions_user_id_fkey: the rows of public.users, for PostgREST.';

create function public.user_id(public.sessions)
returns setof public.users
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.users as r
    where r.id = $1.user_id
$$;

revoke all on function public.user_id(public.sessions) from public, anon, authenticated, service_role;

grant execute on function public.user_id(public.sessions) to authenticated, service_role;

comment on function public.user_id(public.sessions) is 'Embed of the key sessions_user_id_fkey: the rows of public.users, for PostgREST.';

create function public.topics_user_id_fkey(public.topics)
returns setof public.users
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.users as r
    where r.id = $1.user_id
$$;

revoke all on function public.topics_user_id_fkey(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.topics_user_id_fkey(public.topics) to authenticated, service_role;

comment on function public.topics_user_id_fkey(public.topics) is 'Embed of the key topics_user_id_fkey: the rows of public.users, for PostgREST.';

create function public.user_id(public.topics)
returns setof public.users
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.users as r
    where r.id = $1.user_id
$$;

revoke all on function public.user_id(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.user_id(public.topics) to authenticated, service_role;

comment on function public.user_id(public.topics) is 'Embed of the key topics_user_id_fkey: the rows of public.users, for PostgREST.';
