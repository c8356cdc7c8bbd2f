-- Tables, partitions, views, materialized views and foreign tables. The order of the columns is the
-- order among those that are there: a column dropped and made again comes back as the last one.
select
    case c.relkind
        when 'v' then 'view '
        when 'm' then 'materialized view '
        when 'f' then 'foreign table '
        else 'table '
    end || pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid as class,
    c.oid as id,
    'schema ' || pg_catalog.quote_ident(n.nspname) as "belongs to",
    pg_catalog.pg_get_userbyid(c.relowner) as "owner",
    case
        when c.relkind in ('r', 'p', 'm') then
            case c.relpersistence
                when 'p' then 'logged'
                when 'u' then 'unlogged'
                else 'temporary'
            end
    end as "persistence",
    case
        when c.relkind in ('r', 'p', 'm') then
            case c.relreplident
                when 'd' then 'primary key'
                when 'f' then 'full'
                when 'n' then 'nothing'
                else 'index'
            end
    end as "replica identity",
    case
        when c.relkind in ('r', 'p') then
            case when c.relrowsecurity then 'enabled' else 'disabled' end
    end as "row level security",
    case
        when c.relkind in ('r', 'p') then
            case when c.relforcerowsecurity then 'forced' else 'not forced' end
    end as "row level security for the owner",
    case
        when c.relkind = 'm' then case when c.relispopulated then 'yes' else 'no' end
    end as "populated",
    case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end as "definition",
    (
        select pg_catalog.string_agg(pg_catalog.quote_ident(l.attname), ', ' order by l.attnum)
        from pg_catalog.pg_attribute as l
        where l.attrelid = c.oid
            and l.attnum > 0
            and not l.attisdropped
    ) as "column order",
    (
        select s.spcname from pg_catalog.pg_tablespace as s where s.oid = c.reltablespace
    ) as "tablespace",
    (select m.amname from pg_catalog.pg_am as m where m.oid = c.relam) as "access method",
    case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as "type",
    case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as "partition key",
    case
        when c.relispartition then
            'of '
                || partition.inhparent::pg_catalog.regclass
                || ' '
                || pg_catalog.pg_get_expr(c.relpartbound, c.oid)
                || case when partition.inhdetachpending then ', detach pending' else '' end
    end as "partition",
    case
        when not c.relispartition then
            (
                select pg_catalog.string_agg(
                    i.inhparent::pg_catalog.regclass::text, ', ' order by i.inhseqno
                )
                from pg_catalog.pg_inherits as i
                where i.inhrelid = c.oid
            )
    end as "inherits",
    (
        select s.srvname
        from pg_catalog.pg_foreign_table as f
        join pg_catalog.pg_foreign_server as s on s.oid = f.ftserver
        where f.ftrelid = c.oid
    ) as "server"
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_inherits as partition
    on partition.inhrelid = c.oid
    and c.relispartition
where c.relkind in ('r', 'p', 'v', 'm', 'f')
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
order by object
