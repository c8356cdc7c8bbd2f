-- security definer: a guardian does not own the row that he decides on. That he guards its student is
-- asked before anything else, and whoever does not learns no more than that there is nothing for him.
create function public.decide_registration(
    p_registration_id uuid,
    p_approve boolean,
    p_note text default null
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_status text;
begin
    if p_approve is null then
        raise exception using
            errcode = 'PR144',
            message = 'say yes or no: p_approve is missing',
            hint = 'select public.decide_registration(''<registration>'', true);';
    end if;

    -- Locked, so that of two guardians who answer at once the second finds it answered.
    select r.status
    into v_status
    from public.course_registrations as r
    where r.id = p_registration_id
        and sovereign.guards(r.user_id)
    for update;

    if not found then
        raise exception using
            errcode = 'PR143',
            message = 'there is no such registration for you to decide',
            hint = 'Guardians decide on registrations of members of their own family.';
    end if;

    if v_status <> 'pending_approval' then
        raise exception using
            errcode = 'PR142',
            message = 'this registration is not waiting for approval',
            detail = pg_catalog.format('it is %s', v_status),
            hint = 'Only what is pending_approval is decided.';
    end if;

    update public.course_registrations as r
    set
        status = case when p_approve then 'active' else 'declined' end,
        decided_by = (select auth.uid()),
        decided_at = pg_catalog.now(),
        decision_note = p_note
    where r.id = p_registration_id
    returning r.status
    into v_status;

    return v_status;
end
$$;

revoke execute on function public.decide_registration(uuid, boolean, text)
    from public, anon, authenticated, service_role;

comment on function public.decide_registration(uuid, boolean, text) is
    'A guardian lets a member of his family take a course, or not. Returns the new status.';
