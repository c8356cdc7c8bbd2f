-- The roles of a Supabase project. Roles belong to the whole cluster, so one that is already there
-- is used as it is and never altered. One that is made here carries a comment from the same
-- transaction: it is how the end of the last run knows that it may be dropped again.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'anon') then
        create role anon nologin;
        comment on role anon is 'created by pgrehearse, dropped with its last run';
    end if;

    if not exists (select from pg_catalog.pg_roles where rolname = 'authenticated') then
        create role authenticated nologin;
        comment on role authenticated is 'created by pgrehearse, dropped with its last run';
    end if;

    if not exists (select from pg_catalog.pg_roles where rolname = 'service_role') then
        create role service_role nologin bypassrls;
        comment on role service_role is 'created by pgrehearse, dropped with its last run';
    end if;

    -- PostgREST logs in as this one and then becomes one of the three above.
    if not exists (select from pg_catalog.pg_roles where rolname = 'authenticator') then
        create role authenticator login noinherit;
        comment on role authenticator is 'created by pgrehearse, dropped with its last run';
        grant anon, authenticated, service_role to authenticator;
    end if;

    -- Owns the schema auth. It has no CREATEROLE, as on Supabase since August 2026.
    if not exists (select from pg_catalog.pg_roles where rolname = 'supabase_auth_admin') then
        create role supabase_auth_admin login noinherit;
        comment on role supabase_auth_admin is 'created by pgrehearse, dropped with its last run';
    end if;
end
$$;

-- The migration role may become each of the three, as Supabase's postgres may.
grant anon, authenticated, service_role to :"migration_role";

-- On Supabase it also has ADMIN OPTION on them. It gets it here for roles that are ours; on a role
-- that was there before, it would let a rehearsed changelog alter what others depend on.
set pgrehearse.migration_role = :'migration_role';

do $$
declare
    v_role name;
begin
    for v_role in
        select r.rolname
        from pg_catalog.pg_roles as r
        where r.rolname in ('anon', 'authenticated', 'service_role')
            and pg_catalog.shobj_description(r.oid, 'pg_authid')
                = 'created by pgrehearse, dropped with its last run'
        order by r.rolname
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
