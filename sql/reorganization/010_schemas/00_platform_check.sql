-- What the later changesets lean on is looked for here, once, so that what is missing is named
-- before anything has been made, and not when the first table moves.
do $$
declare
    v_missing text[] := '{}';
    v_name text;
begin
    -- Older views cannot ask as whoever asks them (security_invoker).
    if current_setting('server_version_num')::int < 150000 then
        v_missing := v_missing
            || format('PostgreSQL 15 or newer (this is %s)', current_setting('server_version'));
    end if;

    foreach v_name in array array['anon', 'authenticated', 'service_role']
    loop
        if pg_catalog.to_regrole(v_name) is null then
            v_missing := v_missing || format('role %s', v_name);
        end if;
    end loop;

    -- Tables whose row level security is forced would be empty to the backup, without any error.
    if not exists (
        select
        from pg_catalog.pg_roles
        where rolname = current_user
            and (rolbypassrls or rolsuper)
    ) then
        v_missing := v_missing || format('attribute BYPASSRLS of role %s', current_user);
    end if;

    if not has_database_privilege(current_database(), 'create') then
        v_missing := v_missing
            || format('privilege CREATE on database %s for %s', current_database(), current_user);
    end if;

    if not has_schema_privilege('public', 'create') then
        v_missing := v_missing || format('privilege CREATE on schema public for %s', current_user);
    end if;

    v_missing := v_missing || array(
        select format('ownership of public.%I for %s', c.relname, current_user)
        from pg_catalog.pg_class as c
        where c.relnamespace = 'public'::regnamespace
            and c.relkind in ('r', 'p')
            and not pg_has_role(c.relowner, 'usage')
            and not exists (
                select
                from pg_catalog.pg_depend as d
                where d.classid = 'pg_catalog.pg_class'::regclass
                    and d.objid = c.oid
                    and d.deptype = 'e'
            )
        order by c.relname
    );

    if cardinality(v_missing) > 0 then
        raise exception using
            errcode = 'PR202',
            message = 'this database is not what the reorganization is made for',
            detail = 'missing: ' || array_to_string(v_missing, '; '),
            hint =
                'Connect as the role that owns the tables, on Supabase postgres, and see what the '
                'runbook says the reorganization needs.';
    end if;
end
$$;
