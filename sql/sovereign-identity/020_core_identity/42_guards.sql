-- security definer: see family_of_caller(). It answers for members of the caller's own family only.
create function sovereign.guards(p_user_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select
        from public.profiles as g
        join public.profiles as m
            on m.family_id = g.family_id
        where g.user_id = (select auth.uid())
            and g.family_role = 'guardian'
            and m.user_id = p_user_id
            and m.user_id <> g.user_id
    )
$$;

revoke execute on function sovereign.guards(uuid)
    from public, anon, authenticated, service_role;

grant execute on function sovereign.guards(uuid) to authenticated, service_role;

comment on function sovereign.guards(uuid) is
    'Whether whoever is signed in is a guardian in the family of that user. Nobody guards himself.';
