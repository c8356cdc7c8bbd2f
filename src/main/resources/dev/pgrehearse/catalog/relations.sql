-- Tables, partitions, views, materialized views and foreign tables. The order of the columns is the
-- order among those that are there: a column dropped and made again comes back as the last one.
select o.type || ' ' || o.identity as object, a.attribute, a.value
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_inherits as partition
    on partition.inhrelid = c.oid
    and c.relispartition
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0
) as o
cross join lateral (
    select 'belongs to', 'schema ' || pg_catalog.quote_ident(n.nspname)

    union all
    select 'owner', pg_catalog.pg_get_userbyid(c.relowner)::text

    union all
    select
        'persistence',
        case c.relpersistence when 'p' then 'logged' when 'u' then 'unlogged' else 'temporary' end
    where c.relkind in ('r', 'p', 'm')

    union all
    select
        'replica identity',
        case c.relreplident
            when 'd' then 'primary key'
            when 'f' then 'full'
            when 'n' then 'nothing'
            else 'index'
        end
    where c.relkind in ('r', 'p', 'm')

    union all
    select 'row level security', case when c.relrowsecurity then 'enabled' else 'disabled' end
    where c.relkind in ('r', 'p')

    union all
    select
        'row level security for the owner',
        case when c.relforcerowsecurity then 'forced' else 'not forced' end
    where c.relkind in ('r', 'p')

    union all
    select 'populated', case when c.relispopulated then 'yes' else 'no' end
    where c.relkind = 'm'

    union all
    select 'definition', pg_catalog.pg_get_viewdef(c.oid)
    where c.relkind in ('v', 'm')

    union all
    select 'column order', pg_catalog.string_agg(
        pg_catalog.quote_ident(l.attname), ', ' order by l.attnum
    )
    from pg_catalog.pg_attribute as l
    where l.attrelid = c.oid
        and l.attnum > 0
        and not l.attisdropped
    having pg_catalog.count(*) > 0

    union all
    select 'option ' || x.option_name, x.option_value
    from pg_catalog.pg_options_to_table(c.reloptions) as x

    union all
    select 'option toast.' || x.option_name, x.option_value
    from pg_catalog.pg_class as toast
    cross join lateral pg_catalog.pg_options_to_table(toast.reloptions) as x
    where toast.oid = c.reltoastrelid

    union all
    select 'tablespace', s.spcname::text
    from pg_catalog.pg_tablespace as s
    where s.oid = c.reltablespace

    union all
    select 'access method', m.amname::text
    from pg_catalog.pg_am as m
    where m.oid = c.relam

    union all
    select 'type', pg_catalog.format_type(c.reloftype, null)
    where c.reloftype <> 0

    union all
    select 'partition key', pg_catalog.pg_get_partkeydef(c.oid)
    where c.relkind = 'p'

    union all
    select
        'partition',
        'of '
            || partition.inhparent::pg_catalog.regclass
            || ' '
            || pg_catalog.pg_get_expr(c.relpartbound, c.oid)
            || case when partition.inhdetachpending then ', detach pending' else '' end
    where c.relispartition

    union all
    select 'inherits', pg_catalog.string_agg(
        i.inhparent::pg_catalog.regclass::text, ', ' order by i.inhseqno
    )
    from pg_catalog.pg_inherits as i
    where i.inhrelid = c.oid
        and not c.relispartition
    having pg_catalog.count(*) > 0

    union all
    select 'server', s.srvname::text
    from pg_catalog.pg_foreign_table as f
    join pg_catalog.pg_foreign_server as s on s.oid = f.ftserver
    where f.ftrelid = c.oid

    union all
    select 'foreign option ' || x.option_name, x.option_value
    from pg_catalog.pg_foreign_table as f
    cross join lateral pg_catalog.pg_options_to_table(f.ftoptions) as x
    where f.ftrelid = c.oid
) as a (attribute, value)
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by object, attribute
