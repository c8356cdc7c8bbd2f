-- Roles, memberships and settings. They are the cluster's, not the database's: a role that a
-- changeset made and its rollback forgot would be there in every other database too. No passwords.
-- Roles of other runs of pgrehearse come and go, and are not looked at. Since 16 a membership says
-- more of itself, so that it is read by name.
with known (id, name) as (
    select r.oid, r.rolname
    from pg_catalog.pg_roles as r
    where r.rolname !~ '^pg_'
        and (
            r.rolname !~ '^pgrehearse_[0-9a-f]{8}_'
            or r.rolname = any (:'aliased_roles'::pg_catalog.name[])
        )
)

select 'role ' || pg_catalog.quote_ident(k.name) as object, a.attribute, a.value
from known as k
join pg_catalog.pg_roles as r on r.oid = k.id
cross join lateral (
    values
        ('superuser', case when r.rolsuper then 'yes' else 'no' end),
        ('inherit', case when r.rolinherit then 'yes' else 'no' end),
        ('createrole', case when r.rolcreaterole then 'yes' else 'no' end),
        ('createdb', case when r.rolcreatedb then 'yes' else 'no' end),
        ('login', case when r.rolcanlogin then 'yes' else 'no' end),
        ('replication', case when r.rolreplication then 'yes' else 'no' end),
        ('bypassrls', case when r.rolbypassrls then 'yes' else 'no' end),
        ('connection limit', r.rolconnlimit::text),
        ('valid until', r.rolvaliduntil::text)
) as a (attribute, value)
where a.value is not null

union all
select
    'role ' || pg_catalog.quote_ident(k.name),
    'member of ' || pg_catalog.pg_get_userbyid(m.roleid),
    pg_catalog.string_agg(
        pg_catalog.concat_ws(
            ', ',
            'granted by ' || pg_catalog.pg_get_userbyid(m.grantor),
            case when m.admin_option then 'admin' end,
            'inherit ' || (pg_catalog.to_jsonb(m) ->> 'inherit_option'),
            'set ' || (pg_catalog.to_jsonb(m) ->> 'set_option')
        ),
        '; '
        order by pg_catalog.pg_get_userbyid(m.grantor)
    )
from known as k
join pg_catalog.pg_auth_members as m on m.member = k.id
group by k.name, m.roleid

union all
select
    'role ' || pg_catalog.quote_ident(k.name),
    'set ' || pg_catalog.split_part(x.setting, '=', 1)
        || case when s.setdatabase = 0 then '' else ' in this database' end,
    pg_catalog.substr(x.setting, pg_catalog.strpos(x.setting, '=') + 1)
from known as k
join pg_catalog.pg_db_role_setting as s on s.setrole = k.id
cross join lateral pg_catalog.unnest(s.setconfig) as x (setting)
where s.setdatabase = 0
    or s.setdatabase = (
        select d.oid
        from pg_catalog.pg_database as d
        where d.datname = pg_catalog.current_database()
    )
order by object, attribute
