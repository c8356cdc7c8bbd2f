-- security definer: see family_of_caller(). An array, so that a policy that compares a column with it
-- evaluates it once and finds its rows by index, which a call for each row does not.
create function sovereign.user_ids_of_family()
returns uuid[]
language sql
stable
security definer
set search_path = ''
as $$
    select array(
        select auth.uid()
        where auth.uid() is not null
        union
        select m.user_id
        from public.profiles as c
        join public.profiles as m
            on m.family_id = c.family_id
        where c.user_id = (select auth.uid())
        order by 1
    )
$$;

revoke execute on function sovereign.user_ids_of_family()
    from public, anon, authenticated, service_role;

grant execute on function sovereign.user_ids_of_family() to authenticated, service_role;

comment on function sovereign.user_ids_of_family() is
    'Whoever is signed in and the members of his family. In policies: user_id = any ((select sovereign.user_ids_of_family())::uuid[]).';
