-- Triggers of tables and views, with whether they fire. Those that Postgres makes for foreign keys are
-- said with their constraint.
select
    'trigger ' || pg_catalog.format('%I on %I.%I', g.tgname, n.nspname, c.relname) as object,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid as class,
    g.tgrelid as id,
    case c.relkind when 'v' then 'view ' when 'f' then 'foreign table ' else 'table ' end
        || pg_catalog.format('%I.%I', n.nspname, c.relname) as "belongs to",
    pg_catalog.pg_get_triggerdef(g.oid) as "definition",
    case g.tgenabled
        when 'O' then 'enabled'
        when 'D' then 'disabled'
        when 'R' then 'replica'
        else 'always'
    end as "fires",
    case when g.tgparentid <> 0 then 'yes' end as "cloned from a parent"
from pg_catalog.pg_trigger as g
join pg_catalog.pg_class as c on c.oid = g.tgrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where not g.tgisinternal
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and g.tgrelid = any (:relations)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by object
