-- The roles of a Supabase project. Roles belong to the whole cluster, so one that is already there
-- is used as it is and never altered, and nobody becomes a member of it.
set pgrehearse.migration_role = :'migration_role';

do $$
declare
    v_role name;
    v_made name[] := '{}';
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'anon') then
        create role anon nologin;
        v_made := v_made || 'anon'::name;
    end if;

    if not exists (select from pg_catalog.pg_roles where rolname = 'authenticated') then
        create role authenticated nologin;
        v_made := v_made || 'authenticated'::name;
    end if;

    if not exists (select from pg_catalog.pg_roles where rolname = 'service_role') then
        create role service_role nologin bypassrls;
        v_made := v_made || 'service_role'::name;
    end if;

    -- PostgREST logs in as this one and then becomes one of the three above.
    if not exists (select from pg_catalog.pg_roles where rolname = 'authenticator') then
        create role authenticator login noinherit;
        grant anon, authenticated, service_role to authenticator;
    end if;

    -- Owns the schema auth. It has no CREATEROLE, as on Supabase since August 2026.
    if not exists (select from pg_catalog.pg_roles where rolname = 'supabase_auth_admin') then
        create role supabase_auth_admin login noinherit;
    end if;

    -- The migration role may become each of the three and hand them on, as Supabase's postgres may.
    -- Of one that was there before it becomes no member: a changelog could alter, through it, what
    -- others depend on.
    foreach v_role in array v_made
    loop
        execute pg_catalog.format(
            'grant %I to %I with admin option',
            v_role,
            pg_catalog.current_setting('pgrehearse.migration_role')
        );
    end loop;
end
$$;

reset pgrehearse.migration_role;
