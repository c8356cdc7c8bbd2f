-- security definer: users do not delete families directly, or one guardian could put everybody out.
create function public.dissolve_family()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_family_id uuid := (select sovereign.family_of_caller());
begin
    if not (select sovereign.is_guardian_of_caller_family()) then
        raise exception using
            errcode = 'PR108',
            message = 'only a guardian of the family may do this',
            hint = 'Ask a guardian.';
    end if;

    -- for update: whoever joins meanwhile needs the row for his foreign key, and waits.
    perform
    from public.families as f
    where f.id = v_family_id
    for update;

    if exists (
        select
        from public.profiles as p
        where p.family_id = v_family_id
            and p.user_id <> (select auth.uid())
    ) then
        raise exception using
            errcode = 'PR116',
            message = 'the family has other members',
            hint = 'They leave, or are removed, first.';
    end if;

    delete from public.families
    where id = v_family_id;
end
$$;

revoke execute on function public.dissolve_family()
    from public, anon, authenticated, service_role;

grant execute on function public.dissolve_family() to authenticated;

comment on function public.dissolve_family() is
    'The last member, a guardian, takes the family away.';
