-- The first changeset of each pack that makes tables calls this one.
create function sovereign.refuse_older_tables(p_part text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
    v_differing text;
    v_complete text;
begin
    select
        pg_catalog.string_agg(
            pg_catalog.format('public.%s (%s)', t.table_name, t.differences),
            '; '
            order by t.table_name
        ) filter (where t.state = 'differs'),
        pg_catalog.string_agg(
            'public.' || t.table_name,
            ', '
            order by t.table_name
        ) filter (where t.state = 'complete')
    into
        v_differing,
        v_complete
    from sovereign.older_tables(p_part) as t;

    if v_differing is not null then
        raise exception using
            errcode = 'PR101',
            message = pg_catalog.format('older tables of part %s are not the ones that we make', p_part),
            detail = v_differing,
            hint =
                'Back up, rename each of these tables (alter table … rename to …_old), run the update '
                'again, and copy the rows over.';
    end if;

    if v_complete is not null then
        raise exception using
            errcode = 'PR102',
            message = pg_catalog.format('tables of part %s are there already', p_part),
            detail = v_complete,
            hint =
                'They have the columns that we need. Either back up, rename them, run the update again '
                'and copy the rows over; or, if also their constraints, policies and grants are ours, '
                'adopt them with liquibase changelog-sync.';
    end if;
end
$$;

revoke execute on function sovereign.refuse_older_tables(text)
    from public, anon, authenticated, service_role;

comment on function sovereign.refuse_older_tables(text) is
    'Stops with PR101 when an older table of the part differs from ours, with PR102 when one is complete.';
