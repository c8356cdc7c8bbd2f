-- security definer: family_id is no column that users write.
create function public.remove_family_member(p_user_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_role text;
begin
    if not (select sovereign.guards(p_user_id)) then
        raise exception using
            errcode = 'PR108',
            message = 'only a guardian of the family may do this',
            detail = 'You are no guardian, or this user is not another member of your family.',
            hint = 'Ask a guardian. To go yourself, call leave_family().';
    end if;

    select p.family_role
    into v_role
    from public.profiles as p
    where p.user_id = p_user_id
    for update;

    if v_role = 'guardian' then
        raise exception using
            errcode = 'PR113',
            message = 'a guardian is not removed by another',
            hint = 'He leaves himself, with leave_family().';
    end if;

    update public.profiles
    set family_id = null
    where user_id = p_user_id;
end
$$;

revoke execute on function public.remove_family_member(uuid)
    from public, anon, authenticated, service_role;

grant execute on function public.remove_family_member(uuid) to authenticated;

comment on function public.remove_family_member(uuid) is
    'A guardian takes a member who is no guardian out of his family.';
