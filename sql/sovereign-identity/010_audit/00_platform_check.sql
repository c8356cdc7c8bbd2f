-- Everything the later changesets lean on is looked for here, once, so that a missing piece is named
-- before anything has been made.
do $$
declare
    v_missing text[] := '{}';
    v_name text;
begin
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

    if not exists (
        select
        from pg_catalog.pg_roles
        where rolname = 'service_role'
            and rolbypassrls
    ) then
        v_missing := v_missing || 'attribute BYPASSRLS of role service_role'::text;
    end if;

    -- Row level security is forced on every table, also for their owner. An owner without BYPASSRLS
    -- would see empty tables in the helper functions, and nobody would belong to a family.
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

    if pg_catalog.to_regnamespace('auth') is null then
        v_missing := v_missing || 'schema auth'::text;
    elsif not has_schema_privilege('auth', 'usage') then
        v_missing := v_missing || format('privilege USAGE on schema auth for %s', current_user);
    else
        if not exists (
            select
            from pg_catalog.pg_attribute
            where attrelid = pg_catalog.to_regclass('auth.users')
                and attname = 'id'
                and atttypid = 'pg_catalog.uuid'::regtype
                and not attisdropped
        ) then
            v_missing := v_missing || 'table auth.users with a column id of type uuid'::text;
        elsif not has_table_privilege('auth.users', 'references') then
            v_missing := v_missing
                || format('privilege REFERENCES on auth.users for %s', current_user);
        end if;

        foreach v_name in array array['auth.uid()', 'auth.jwt()']
        loop
            if pg_catalog.to_regprocedure(v_name) is null then
                v_missing := v_missing || format('function %s', v_name);
            end if;
        end loop;
    end if;

    if cardinality(v_missing) > 0 then
        raise exception using
            errcode = 'PR100',
            message = 'this database is not the platform that sovereign-identity is made for',
            detail = 'missing: ' || array_to_string(v_missing, '; '),
            hint =
                'Connect to a Supabase database as its role postgres, or apply the platform '
                'stand-in first.';
    end if;
end
$$;
