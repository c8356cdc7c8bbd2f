-- security definer: who logs an interaction need not own the opportunity, and by row level security
-- often does not even see it or the other interactions on it. The stage must come out the same
-- whoever writes. It takes no input but the row itself, and as a trigger cannot be called.
create function public.sync_drivers()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_started timestamptz := pg_catalog.clock_timestamp();
    v_opportunity_ids uuid[] := array[]::uuid[];
    v_opportunity_id uuid;
    v_of_stage boolean := false;
    v_of_status boolean := false;
    v_limit text := current_setting('crm.slow_trigger_ms', true);
    v_ms numeric;
begin
    if tg_op <> 'INSERT' then
        v_opportunity_ids := v_opportunity_ids || old.opportunity_id;
        v_of_stage := old.stage is not null;
        v_of_status := old.status is not null;
    end if;

    if tg_op <> 'DELETE' then
        v_opportunity_ids := v_opportunity_ids || new.opportunity_id;
        v_of_stage := v_of_stage or new.stage is not null;
        v_of_status := v_of_status or new.status is not null;
    end if;

    -- A field of which the interaction speaks neither before nor after is left alone: logging a
    -- mere note must not undo a stage that somebody has just set by hand.
    if v_of_stage or v_of_status then
        -- Two sessions that log on one opportunity each see only their own interaction. So they
        -- take turns here, and the queries below start only when the other has committed, with a
        -- view of their own (read committed, as PostgREST runs). "no key", because the foreign key
        -- check of the other session already holds the key. One lock after the other in a fixed
        -- order, lest two moves in opposite directions wait for each other.
        for v_opportunity_id in
            select distinct t.opportunity_id
            from pg_catalog.unnest(v_opportunity_ids) as t (opportunity_id)
            order by t.opportunity_id
        loop
            perform
            from public.opportunities as o
            where o.opportunity_id = v_opportunity_id
            for no key update;

            update public.opportunities as o
            set
                stage = case when v_of_stage and not o.stage_manual then d.stage else o.stage end,
                status = case when v_of_status and not o.status_manual then d.status else o.status end
            from public.latest_drivers(v_opportunity_id) as d
            where o.opportunity_id = v_opportunity_id
                and (
                    (v_of_stage and not o.stage_manual and o.stage is distinct from d.stage)
                    or (v_of_status and not o.status_manual and o.status is distinct from d.status)
                    -- A transaction with one view from start to end cannot see what it waited for.
                    -- The write, even of nothing new, makes the later of two such fail with 40001.
                    or current_setting('transaction_isolation') = 'repeatable read'
                );
        end loop;
    end if;

    -- The wait for the lock counts: it is part of what the user waits for.
    v_ms := extract(epoch from pg_catalog.clock_timestamp() - v_started) * 1000;
    perform pg_catalog.set_config('crm.sync_ms', pg_catalog.round(v_ms, 3)::text, true);

    -- A setting that is no number, say 50ms, must not stop anybody from logging a call.
    if v_ms > (case when v_limit ~ '^\d{1,9}(\.\d{1,9})?$' then v_limit::numeric else 50 end) then
        raise warning using
            errcode = 'PR023',
            message = pg_catalog.format(
                'syncing the opportunity took %s ms', pg_catalog.round(v_ms, 3)),
            detail = pg_catalog.format(
                '%s on public.interactions, opportunity %s', tg_op, v_opportunity_ids),
            hint =
                'Look for sessions that hold locks on public.opportunities. The limit is the '
                'setting crm.slow_trigger_ms.';
    end if;

    return null;
end
$$;

revoke execute on function public.sync_drivers()
    from public, anon, authenticated, service_role;

comment on function public.sync_drivers() is
    'Trigger: lets stage and status of an opportunity follow its interactions, unless '
    'they are manual. Publishes its milliseconds as crm.sync_ms, to be read in the same '
    'transaction; warns above crm.slow_trigger_ms (50).';
