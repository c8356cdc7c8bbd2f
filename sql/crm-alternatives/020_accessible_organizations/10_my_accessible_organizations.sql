-- security definer: it reads opportunities and organizations past their policies, which would otherwise
-- be asked again inside the policy of organizations. It shows ids of the caller's own business only.
create function public.my_accessible_organizations()
returns setof uuid
language sql
stable
security definer
set search_path = ''
as $$
    select g.organization_id
    from public.organizations as g
    where g.owner_user_id is null
        and g.deleted_at is null
    union
    select g.organization_id
    from public.organizations as g
    where g.owner_user_id = (select auth.uid())
        and g.deleted_at is null
    union
    select g.organization_id
    from public.opportunities as o
    join public.organizations as g
        on g.organization_id = o.organization_id
    where o.owner_user_id = (select auth.uid())
        and o.deleted_at is null
        and g.deleted_at is null
$$;

revoke execute on function public.my_accessible_organizations()
    from public, anon, authenticated, service_role;

comment on function public.my_accessible_organizations() is
    'Ids of the living organizations that the caller may read: shared, his own, and the customers of his opportunities.';

-- Policies run with the rights of whoever asks.
grant execute on function public.my_accessible_organizations() to authenticated;
