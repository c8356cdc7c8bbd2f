-- The database itself, under no name: copies of one database are alike.
select 'database' as object, a.attribute, a.value
from pg_catalog.pg_database as d
cross join lateral (
    select 'owner', pg_catalog.pg_get_userbyid(d.datdba)::text

    union all
    select 'connection limit', d.datconnlimit::text

    union all
    select
        'set ' || pg_catalog.split_part(x.setting, '=', 1),
        pg_catalog.substr(x.setting, pg_catalog.strpos(x.setting, '=') + 1)
    from pg_catalog.pg_db_role_setting as s
    cross join lateral pg_catalog.unnest(s.setconfig) as x (setting)
    where s.setdatabase = d.oid
        and s.setrole = 0
) as a (attribute, value)
where d.datname = pg_catalog.current_database()
order by object, attribute
