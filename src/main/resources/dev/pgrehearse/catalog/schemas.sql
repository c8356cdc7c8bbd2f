-- Schemas. Their privileges and comments are in privileges.sql and comments.sql, as everybody's.
select
    'schema ' || pg_catalog.quote_ident(n.nspname) as object,
    'pg_catalog.pg_namespace'::pg_catalog.regclass::oid as class,
    n.oid as id,
    pg_catalog.pg_get_userbyid(n.nspowner) as "owner"
from pg_catalog.pg_namespace as n
where n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and n.oid = any (:objects)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
            and e.objid = n.oid
            and e.deptype = 'e'
    )
order by object
