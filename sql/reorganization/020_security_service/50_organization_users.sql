-- Clients go on with public.organization_users; its rows live in security_service.organization_users.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.organization_id(public.organization_users);

drop function public.organization_users_organization_id_fkey(public.organization_users);

alter table public.organization_users set schema security_service;

create view public.organization_users
with (security_invoker = on)
as
select
    t.organization_id,
    t.user_id,
    t.role,
    t.invited_by,
    t.joined_at
from security_service.organization_users as t;

alter view public.organization_users alter column role set default 'member'::character varying;

alter view public.organization_users alter column joined_at set default now();

revoke all on table public.organization_users from public, anon, authenticated, service_role;

grant select, insert, update on table public.organization_users to authenticated;

grant select, insert, update, delete on table public.organization_users to service_role;

comment on view public.organization_users is 'Facade of security_service.organization_users.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.organization_users_organization_id_fkey(public.organizations)
returns setof public.organization_users
language sql
stable
parallel safe
as $$
    select r.*
    from public.organization_users as r
    where r.organization_id = $1.id
$$;

revoke all on function public.organization_users_organization_id_fkey(public.organizations) from public, anon, authenticated, service_role;

grant execute on function public.organization_users_organization_id_fkey(public.organizations) to authenticated, service_role;

comment on function public.organization_users_organization_id_fkey(public.organizations) is 'Embed of the key organization_users_organization_id_fkey: the rows of public.organization_users, for PostgREST.';

create function public.organization_id(public.organization_users)
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

revoke all on function public.organization_id(public.organization_users) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.organization_users) to authenticated, service_role;

comment on function public.organization_id(public.organization_users) is 'Embed of the key organization_users_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.organization_users_organization_id_fkey(public.organization_users)
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

revoke all on function public.organization_users_organization_id_fkey(public.organization_users) from public, anon, authenticated, service_role;

grant execute on function public.organization_users_organization_id_fkey(public.organization_users) to authenticated, service_role;

comment on function public.organization_users_organization_id_fkey(public.organization_users) is 'Embed of the key organization_users_organization_id_fkey: the rows of public.organizations, for PostgREST.';
