-- security definer: family_id is no column that users write.
create function public.leave_family()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_profile record;
begin
    -- The family first, as in accept_family_invitation(): two last guardians do not leave at once.
    perform
    from public.families as f
    where f.id = (select sovereign.family_of_caller())
    for no key update;

    select
        p.id,
        p.family_id,
        p.family_role
    into v_profile
    from public.profiles as p
    where p.user_id = (select auth.uid())
    for update;

    if v_profile.family_id is null then
        raise exception using
            errcode = 'PR114',
            message = 'you have no family',
            hint = 'There is nothing to leave.';
    end if;

    if v_profile.family_role = 'offspring' then
        raise exception using
            errcode = 'PR115',
            message = 'offspring do not leave their family by themselves',
            hint = 'A guardian gives you another role, or removes you from the family.';
    end if;

    if v_profile.family_role = 'guardian'
        and not exists (
            select
            from public.profiles as p
            where p.family_id = v_profile.family_id
                and p.family_role = 'guardian'
                and p.id <> v_profile.id
        )
    then
        raise exception using
            errcode = 'PR112',
            message = 'you are the last guardian of your family',
            hint = 'Let another member become guardian first, or dissolve the family.';
    end if;

    update public.profiles
    set family_id = null
    where id = v_profile.id;
end
$$;

revoke execute on function public.leave_family()
    from public, anon, authenticated, service_role;

grant execute on function public.leave_family() to authenticated;

comment on function public.leave_family() is
    'The caller leaves his family. Not for offspring, nor for the last guardian.';
