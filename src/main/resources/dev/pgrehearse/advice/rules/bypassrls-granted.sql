select
    'role ' || pg_catalog.quote_ident(r.rolname) as object,
    case when r.rolsuper then 'is a superuser' else 'has BYPASSRLS' end
        || coalesce(
            (
                select ', and ' || pg_catalog.string_agg(a.name, ', ' order by a.name)
                    || ' can become it'
                from api_role as a
                where a.oid <> r.oid
                    and pg_catalog.pg_has_role(a.oid, r.oid, 'member')
            ),
            ''
        ) as detail,
    pg_catalog.quote_ident(r.rolname) as target
from pg_catalog.pg_roles as r
where (r.rolsuper or r.rolbypassrls)
    and r.oid >= 16384
    -- A login of another run on the same server is nobody's doing here.
    and r.rolname not like 'pgrehearse\_%'
    and (
        exists (
            select
            from api_role as a
            where pg_catalog.pg_has_role(a.oid, r.oid, 'member')
        )
        or exists (
            select
            from pg_catalog.pg_auth_members as m
            join pg_catalog.pg_database as d
                on d.datdba = m.member
                and d.datname = pg_catalog.current_database()
            where m.roleid = r.oid
        )
        or exists (
            select
            from pg_catalog.pg_shdepend as s
            join pg_catalog.pg_database as d
                on d.oid = s.dbid
                and d.datname = pg_catalog.current_database()
            where s.refclassid = 'pg_catalog.pg_authid'::regclass
                and s.refobjid = r.oid
        )
    )
    and r.rolname not in ('service_role', 'postgres', 'supabase_admin')
