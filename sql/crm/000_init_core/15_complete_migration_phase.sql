create function public.complete_migration_phase(p_phase int)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
    v_phase public.migration_control;
begin
    -- One statement asks and writes: when another session is failing the phase right now, it waits
    -- for that and looks again.
    -- clock_timestamp(): a phase begun and completed in one transaction shows how long it took.
    update public.migration_control as m
    set
        status = 'complete',
        completed_at = pg_catalog.clock_timestamp()
    where m.phase_number = p_phase
        and m.status = 'running';

    if not found then
        select m.*
        into v_phase
        from public.migration_control as m
        where m.phase_number = p_phase;

        raise exception using
            errcode = 'PR012',
            message = pg_catalog.format(
                'phase %s cannot be completed: it is %s, not running',
                p_phase, coalesce(v_phase.status, 'missing')),
            detail = coalesce(v_phase.error_message, ''),
            hint = case v_phase.status
                when 'failed' then pg_catalog.format(
                    'Mend the cause, then: select public.resume_migration_phase(%s);', p_phase)
                when 'complete' then 'Nothing is left to do.'
                else 'Begin the phase first.'
            end;
    end if;
end
$$;

revoke execute on function public.complete_migration_phase(int)
    from public, anon, authenticated, service_role;

comment on function public.complete_migration_phase(int) is
    'Closes a running phase and so lets the next one begin. Refuses with PR012 when the '
    'phase is missing, failed or complete.';
