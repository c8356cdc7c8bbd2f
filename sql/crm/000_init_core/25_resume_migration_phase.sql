create function public.resume_migration_phase(p_phase int)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
    v_status text;
begin
    -- The error message stays: it is the record of what went wrong, and status says what holds now.
    update public.migration_control as m
    set status = 'running'
    where m.phase_number = p_phase
        and m.status = 'failed';

    if not found then
        select m.status
        into v_status
        from public.migration_control as m
        where m.phase_number = p_phase;

        raise exception using
            errcode = 'PR012',
            message = pg_catalog.format(
                'phase %s cannot be resumed: it is %s, not failed',
                p_phase, coalesce(v_status, 'missing')),
            hint = 'Only a failed phase can be resumed.';
    end if;
end
$$;

revoke execute on function public.resume_migration_phase(int)
    from public, anon, authenticated, service_role;

comment on function public.resume_migration_phase(int) is
    'Resets the circuit breaker after the cause was mended: a failed phase is running '
    'again, and is to be completed before the next can begin.';
