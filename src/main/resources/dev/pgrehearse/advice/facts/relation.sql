select
    c.oid,
    n.oid as schema,
    c.relname as bare,
    pg_catalog.quote_ident(n.name) || '.' || pg_catalog.quote_ident(c.relname) as name,
    c.relkind as kind,
    c.relowner as owner,
    c.relrowsecurity as rls,
    c.relforcerowsecurity as forced,
    c.relispartition as part,
    coalesce(
        (
            select o.option_value::boolean
            from pg_catalog.pg_options_to_table(c.reloptions) as o
            where o.option_name = 'security_invoker'
        ),
        false
    ) as invoker
from pg_catalog.pg_class as c
join schema as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::regclass
            and d.objid = c.oid
            and d.deptype = 'e'
    )
