-- security definer: see family_of_caller(). It answers for the caller's own family only.
create function sovereign.is_family_member(p_user_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select
        from public.profiles as c
        join public.profiles as m
            on m.family_id = c.family_id
        where c.user_id = (select auth.uid())
            and m.user_id = p_user_id
    )
$$;

revoke execute on function sovereign.is_family_member(uuid)
    from public, anon, authenticated, service_role;

grant execute on function sovereign.is_family_member(uuid) to authenticated, service_role;

comment on function sovereign.is_family_member(uuid) is
    'Whether that user and whoever is signed in are of one family. For many rows use user_ids_of_family().';
