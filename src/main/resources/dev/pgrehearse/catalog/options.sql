-- Options of tables, views and foreign tables, an attribute each; those of a table's toast table are
-- said with the table.
select
    case c.relkind
        when 'v' then 'view '
        when 'm' then 'materialized view '
        when 'f' then 'foreign table '
        else 'table '
    end || pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid as class,
    c.oid as id,
    x.attribute,
    x.value
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_class as toast on toast.oid = c.reltoastrelid
left join pg_catalog.pg_foreign_table as f on f.ftrelid = c.oid
cross join lateral (
    select 'option ' || o.option_name, o.option_value
    from pg_catalog.pg_options_to_table(c.reloptions) as o

    union all
    select 'option toast.' || o.option_name, o.option_value
    from pg_catalog.pg_options_to_table(toast.reloptions) as o

    union all
    select 'foreign option ' || o.option_name, o.option_value
    from pg_catalog.pg_options_to_table(f.ftoptions) as o
) as x (attribute, value)
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and (
        c.reloptions is not null
        or toast.reloptions is not null
        or f.ftoptions is not null
    )
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and c.oid = any (:relations)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by object, attribute
