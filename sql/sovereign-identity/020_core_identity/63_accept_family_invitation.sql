-- security definer: family_id and family_role are no columns that users write.
create function public.accept_family_invitation(p_family_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id uuid := (select auth.uid());
    v_profile record;
    v_role text;
begin
    -- The family first: changes of who guards it wait for each other here, so that two guardians who step
    -- down at once do not leave it without one.
    perform
    from public.families as f
    where f.id = p_family_id
    for no key update;

    select
        p.id,
        p.family_id,
        p.family_role
    into v_profile
    from public.profiles as p
    where p.user_id = v_user_id
    for update;

    delete from public.family_invitations as i
    where i.family_id = p_family_id
        and i.user_id = v_user_id
        and i.expires_at > pg_catalog.now()
    returning i.role into v_role;

    if v_role is null or v_profile.id is null then
        raise exception using
            errcode = 'PR111',
            message = 'there is no open invitation for you into this family',
            detail = 'There was none, it was withdrawn, or it is older than seven days.',
            hint = 'Ask a guardian for a new one.';
    end if;

    if v_profile.family_id <> p_family_id then
        raise exception using
            errcode = 'PR107',
            message = 'you have a family already',
            hint = 'Leave it first: one has one family.';
    end if;

    if v_profile.family_role = 'guardian'
        and v_role <> 'guardian'
        and not exists (
            select
            from public.profiles as p
            where p.family_id = p_family_id
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
    set
        family_id = p_family_id,
        family_role = v_role
    where id = v_profile.id;
end
$$;

revoke execute on function public.accept_family_invitation(uuid)
    from public, anon, authenticated, service_role;

grant execute on function public.accept_family_invitation(uuid) to authenticated;

comment on function public.accept_family_invitation(uuid) is
    'The inviteds half of a membership: joins with the role of the invitation. To decline, delete the invitation.';
