-- Rewrite rules other than the one that makes a view a view.
select
    'rule ' || pg_catalog.format('%I on %I.%I', r.rulename, n.nspname, c.relname) as object,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid as class,
    r.ev_class as id,
    case c.relkind when 'v' then 'view ' else 'table ' end
        || pg_catalog.format('%I.%I', n.nspname, c.relname) as "belongs to",
    pg_catalog.pg_get_ruledef(r.oid) as "definition",
    case r.ev_enabled
        when 'O' then 'enabled'
        when 'D' then 'disabled'
        when 'R' then 'replica'
        else 'always'
    end as "fires"
from pg_catalog.pg_rewrite as r
join pg_catalog.pg_class as c on c.oid = r.ev_class
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where r.rulename <> '_RETURN'
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and r.ev_class = any (:relations)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by object
