-- Constraints of tables and domains. What can be altered by itself stands apart from the definition.
-- Since 18 a not-null constraint has a name, and belongs to its column. "alter table … disable
-- trigger all" switches a foreign key off without a trace in the constraint itself: hence the last
-- attribute. conenforced is new in 18, so it is read by its name.
select
    case
        when t.oid is null
            then pg_catalog.format('table constraint %I on %I.%I', k.conname, cn.nspname, c.relname)
        else pg_catalog.format('domain constraint %I on %I.%I', k.conname, n.nspname, t.typname)
    end as object,
    case
        when t.oid is null then 'pg_catalog.pg_class'::pg_catalog.regclass::oid
        else 'pg_catalog.pg_type'::pg_catalog.regclass::oid
    end as class,
    coalesce(t.oid, k.conrelid) as id,
    case
        when t.oid is not null
            then 'type ' || pg_catalog.format('%I.%I', n.nspname, t.typname)
        when l.attname is not null
            then 'column ' || pg_catalog.format('%I.%I.%I', n.nspname, c.relname, l.attname)
        when c.relkind = 'f'
            then 'foreign table ' || pg_catalog.format('%I.%I', n.nspname, c.relname)
        else 'table ' || pg_catalog.format('%I.%I', n.nspname, c.relname)
    end as "belongs to",
    pg_catalog.regexp_replace(
        pg_catalog.pg_get_constraintdef(k.oid),
        '( NOT VALID| NOT ENFORCED| DEFERRABLE| INITIALLY DEFERRED| NO INHERIT)+$',
        ''
    ) as "definition",
    case when k.convalidated then 'yes' else 'no' end as "validated",
    case when k.condeferrable then 'yes' else 'no' end as "deferrable",
    case when k.condeferred then 'yes' else 'no' end as "initially deferred",
    case
        when pg_catalog.current_setting('server_version_num')::integer >= 180000 then
            case
                when (pg_catalog.to_jsonb(k) ->> 'conenforced')::boolean then 'yes'
                else 'no'
            end
    end as "enforced",
    case when k.connoinherit then 'no' else 'yes' end as "inherited by children",
    case
        when k.coninhcount > 0 and c.relispartition is not true then
            case when k.conislocal then 'and local' else 'yes' end
    end as "inherited",
    (
        select pg_catalog.string_agg(
            distinct case g.tgenabled
                when 'O' then 'enabled'
                when 'D' then 'disabled'
                when 'R' then 'replica'
                else 'always'
            end,
            ', '
        )
        from pg_catalog.pg_trigger as g
        where g.tgconstraint = k.oid
            and g.tgisinternal
    ) as "triggers"
from pg_catalog.pg_constraint as k
join pg_catalog.pg_namespace as n on n.oid = k.connamespace
left join pg_catalog.pg_class as c on c.oid = k.conrelid
left join pg_catalog.pg_namespace as cn on cn.oid = c.relnamespace
left join pg_catalog.pg_type as t on t.oid = k.contypid
left join pg_catalog.pg_attribute as l
    on k.contype = 'n'
    and l.attrelid = k.conrelid
    and l.attnum = k.conkey[1]
where k.contype <> 't'
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and (k.conrelid = any (:relations) or k.contypid = any (:types))
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = k.conrelid
            and e.deptype = 'e'
    )
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
            and e.objid = k.contypid
            and e.deptype = 'e'
    )
order by object
