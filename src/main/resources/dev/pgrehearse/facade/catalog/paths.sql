-- Who begins with a search_path of their own in this database.
select
    coalesce(pg_catalog.quote_ident(r.rolname), 'everybody') as who,
    pg_catalog.substr(o.setting, pg_catalog.length('search_path=') + 1) as path
from pg_catalog.pg_db_role_setting as s
left join pg_catalog.pg_roles as r on r.oid = s.setrole
cross join lateral pg_catalog.unnest(s.setconfig) as o (setting)
where o.setting like 'search\_path=%'
    and (
        s.setdatabase = 0
        or s.setdatabase = (
            select d.oid
            from pg_catalog.pg_database as d
            where d.datname = pg_catalog.current_database()
        )
    )
order by
    who,
    path
