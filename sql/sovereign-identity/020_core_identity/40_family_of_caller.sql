-- security definer: policies on profiles ask for the caller's family, which stands in profiles. As
-- invoker that would ask the same policies again, without end. It tells about the caller only.
create function sovereign.family_of_caller()
returns uuid
language sql
stable
security definer
set search_path = ''
as $$
    select p.family_id
    from public.profiles as p
    where p.user_id = (select auth.uid())
$$;

revoke execute on function sovereign.family_of_caller()
    from public, anon, authenticated, service_role;

grant execute on function sovereign.family_of_caller() to authenticated, service_role;

comment on function sovereign.family_of_caller() is
    'The family of whoever is signed in, or null. In policies: (select sovereign.family_of_caller()).';
