-- security definer: only the owner of a materialized view may refresh it. It takes no argument, gives
-- away no row and runs one refresh at a time, so a caller can do no more than bring it up to date.
create function public.refresh_dashboard_view()
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_started timestamptz := pg_catalog.clock_timestamp();
    v_concurrent boolean;
    v_code text;
    v_message text;
begin
    -- Whoever comes while another refresh runs would only wait to do the same again.
    if not pg_catalog.pg_try_advisory_xact_lock(
        pg_catalog.hashtextextended('public.refresh_dashboard_view', 0))
    then
        return pg_catalog.jsonb_build_object('status', 'already running');
    end if;

    -- Concurrently, readers are not blocked. That needs rows to compare with and a unique index over
    -- all of them; without, an ordinary refresh is better than none.
    v_concurrent := exists (
        select
        from pg_catalog.pg_class as c
        join pg_catalog.pg_index as i
            on i.indrelid = c.oid
        where c.oid = pg_catalog.to_regclass('reporting.dashboard_summary')
            and c.relispopulated
            and i.indisunique
            and i.indisvalid
            and i.indpred is null
            and i.indexprs is null
    );

    begin
        if v_concurrent then
            refresh materialized view concurrently reporting.dashboard_summary;
        else
            refresh materialized view reporting.dashboard_summary;
        end if;
    exception
        -- "others" does not cover a statement timeout, which is the likeliest failure of all. An error
        -- raised from here would take its own record back: so it is returned.
        when query_canceled or others then
            get stacked diagnostics
                v_code = returned_sqlstate,
                v_message = message_text;
    end;

    insert into public.dashboard_refresh_log (
        started_at,
        finished_at,
        succeeded,
        is_concurrent,
        error_code,
        error_message,
        requested_by
    )
    values (
        v_started,
        pg_catalog.clock_timestamp(),
        v_code is null,
        v_concurrent,
        v_code,
        v_message,
        (select auth.uid())
    );

    delete from public.dashboard_refresh_log as l
    where l.started_at < pg_catalog.now() - interval '30 days';

    -- What exactly went wrong is for monitoring, not for every user.
    return pg_catalog.jsonb_build_object(
        'status', case when v_code is null then 'refreshed' else 'failed' end,
        'concurrently', v_concurrent,
        'ms', pg_catalog.round(
            extract(epoch from pg_catalog.clock_timestamp() - v_started) * 1000, 1)
    )
        || case
            when v_code is null then '{}'::jsonb
            else pg_catalog.jsonb_build_object('sqlstate', v_code)
        end;
end
$$;

revoke execute on function public.refresh_dashboard_view()
    from public, anon, authenticated, service_role;

comment on function public.refresh_dashboard_view() is
    'Brings reporting.dashboard_summary up to date. Returns {"status": "refreshed" | "failed" | "already running", ...}; never raises for a failed refresh, see dashboard_refresh_alert.';
