-- security definer: see family_of_caller(). It tells about the caller only.
create function sovereign.is_guardian_of_caller_family()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select
        from public.profiles as p
        where p.user_id = (select auth.uid())
            and p.family_role = 'guardian'
    )
$$;

revoke execute on function sovereign.is_guardian_of_caller_family()
    from public, anon, authenticated, service_role;

grant execute on function sovereign.is_guardian_of_caller_family() to authenticated, service_role;

comment on function sovereign.is_guardian_of_caller_family() is
    'Whether whoever is signed in is a guardian of his own family.';
