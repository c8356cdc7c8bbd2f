create function public.fail_migration_phase(p_phase int, p_error text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
    v_status text;
begin
    if pg_catalog.btrim(coalesce(p_error, '')) = '' then
        raise exception using
            errcode = 'PR012',
            message = pg_catalog.format('phase %s cannot be failed without a reason', p_phase),
            hint = 'Give the error message: whoever resumes the phase needs it.';
    end if;

    -- A complete phase may fail too: its acceptance checks run after it was completed.
    update public.migration_control as m
    set
        status = 'failed',
        completed_at = null,
        error_message = p_error
    where m.phase_number = p_phase
        and m.status in ('running', 'complete');

    if not found then
        select m.status
        into v_status
        from public.migration_control as m
        where m.phase_number = p_phase;

        raise exception using
            errcode = 'PR012',
            message = pg_catalog.format(
                'phase %s cannot be failed: it is %s', p_phase, coalesce(v_status, 'missing')),
            hint = 'Only a running or a complete phase can fail.';
    end if;
end
$$;

revoke execute on function public.fail_migration_phase(int, text)
    from public, anon, authenticated, service_role;

comment on function public.fail_migration_phase(int, text) is
    'Trips the circuit breaker: a running or complete phase becomes failed, with the '
    'reason, and no later phase can begin.';
