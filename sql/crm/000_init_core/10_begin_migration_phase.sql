create function public.begin_migration_phase(p_phase int, p_name text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
    v_status text;
    v_open text;
begin
    if p_phase is null or p_phase < 1 then
        raise exception using
            errcode = 'PR012',
            message = pg_catalog.format('there is no phase %s', coalesce(p_phase::text, 'null')),
            hint = 'Phases are counted from 1.';
    end if;

    -- A phase that is being failed or resumed in another session right now must not slip through:
    -- this lock waits for that session, and readers are not kept waiting.
    lock table public.migration_control in share row exclusive mode;

    select m.status
    into v_status
    from public.migration_control as m
    where m.phase_number = p_phase;

    if found then
        raise exception using
            errcode = 'PR011',
            message = pg_catalog.format('phase %s has already begun and is %s', p_phase, v_status),
            hint = case v_status
                when 'failed' then pg_catalog.format(
                    'Mend the cause, then: select public.resume_migration_phase(%s);', p_phase)
                when 'running' then 'Run the update again. If it stops here again, it was cut off before it '
                    || 'could log this changeset: see the runbook, applied but not logged.'
                else 'Roll the phase back before it is played again.'
            end;
    end if;

    select pg_catalog.string_agg(
        pg_catalog.format('phase %s is %s', s.phase_number, coalesce(m.status, 'missing'))
            || coalesce(': ' || m.error_message, ''),
        '; '
        order by s.phase_number
    )
    into v_open
    from pg_catalog.generate_series(1, p_phase - 1) as s (phase_number)
    left join public.migration_control as m
        on m.phase_number = s.phase_number
    where m.status is distinct from 'complete';

    if v_open is not null then
        raise exception using
            errcode = 'PR010',
            message = pg_catalog.format(
                'phase %s (%s) cannot begin before every earlier phase is complete', p_phase, p_name),
            detail = v_open,
            hint =
                'Look at public.migration_control; mend and resume a failed phase, finish a '
                'running one.';
    end if;

    insert into public.migration_control (phase_number, phase_name, status)
    values (p_phase, p_name, 'running');
end
$$;

revoke execute on function public.begin_migration_phase(int, text)
    from public, anon, authenticated, service_role;

comment on function public.begin_migration_phase(int, text) is
    'Opens a phase of the migration. Refuses with PR010 while an earlier phase is '
    'missing, running or failed, with PR011 when the phase has begun before.';
