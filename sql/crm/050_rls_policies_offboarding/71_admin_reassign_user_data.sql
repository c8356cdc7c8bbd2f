-- security definer: an administrator is an end user, bound by the policies on everybody else's rows. The
-- function asks who he is before anything else. app_metadata is written by the server only; what stands
-- in user_metadata users write themselves, so it makes nobody an administrator.
create function public.admin_reassign_user_data(p_from uuid, p_to uuid)
returns table (relation text, moved bigint)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    if (select auth.uid()) is null
        or (select auth.jwt()) -> 'app_metadata' ->> 'role' is distinct from 'admin'
    then
        raise exception using
            errcode = 'insufficient_privilege',
            message = 'only administrators may reassign data',
            hint = 'An administrator has app_metadata.role = "admin"; sign in again after it was set.';
    end if;

    return query
    select
        t.relation,
        t.moved
    from public.reassign_user_data(p_from, p_to) as t;
end
$$;

revoke execute on function public.admin_reassign_user_data(uuid, uuid)
    from public, anon, authenticated, service_role;

comment on function public.admin_reassign_user_data(uuid, uuid) is
    'reassign_user_data() for administrators: app_metadata.role = admin in the verified claims.';

grant execute on function public.admin_reassign_user_data(uuid, uuid) to authenticated;
