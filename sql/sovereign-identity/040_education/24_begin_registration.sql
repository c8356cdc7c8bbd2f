-- security definer: who registers a minor's course must not be able to hide the minor's role from it, nor
-- be kept from a course that he may not read. It answers only with the status of the new row.
create function sovereign.begin_registration()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_is_minor boolean;
    v_needs_approval boolean;
begin
    v_is_minor := exists (
        select
        from public.profiles as p
        where p.user_id = new.user_id
            and p.family_role = 'offspring'
    );

    v_needs_approval := exists (
        select
        from public.courses as c
        where c.id = new.course_id
            and c.enrollment_type = 'approval-required'
    );

    -- Whatever the client sent: how a registration begins is not up to who makes it.
    new.status := case
        when v_is_minor or v_needs_approval then 'pending_approval'
        else 'active'
    end;

    new.registered_at := pg_catalog.now();
    new.decided_by := null;
    new.decided_at := null;
    new.decision_note := null;

    return new;
end
$$;

revoke execute on function sovereign.begin_registration()
    from public, anon, authenticated, service_role;

comment on function sovereign.begin_registration() is
    'Trigger function: a minor''s registration, and any for a course that requires approval, begins as pending_approval, every other as active.';
