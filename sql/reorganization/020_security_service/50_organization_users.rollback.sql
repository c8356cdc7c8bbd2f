-- public.organization_users is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.organization_users_organization_id_fkey(public.organization_users);

drop function public.organization_id(public.organization_users);

drop function public.organization_users_organization_id_fkey(public.organizations);

drop view public.organization_users;

alter table security_service.organization_users set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

create or replace function public.is_owner(
    p_organization_id uuid
)
returns boolean
language plpgsql
stable security definer
as $$
begin
    return exists (
        select 1
        from organization_users ou
        where ou.organization_id = p_organization_id
            and ou.user_id = auth.uid()
            and ou.role = 'owner'
    );
end;
$$;
