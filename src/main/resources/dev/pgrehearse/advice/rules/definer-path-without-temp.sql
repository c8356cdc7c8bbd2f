select
    'function ' || f.name as object,
    f.path as detail,
    f.name || ' set search_path = ' || f.path || ', pg_temp' as target
from routine as f
where f.definer
    and pg_catalog.btrim(f.path, ' "') <> ''
    and pg_catalog.btrim(
        (pg_catalog.regexp_split_to_array(f.path, ','))[
            pg_catalog.cardinality(pg_catalog.regexp_split_to_array(f.path, ','))
        ],
        ' "'
    ) <> 'pg_temp'
    -- Where each table has its schema before it, none can be put in front of it.
    and f.oid in (
        select w.function::oid
        from pg_catalog.jsonb_to_recordset((select g.facts -> 'words' from given as g)) as w (
            function bigint, kind text, schema text, name text
        )
        join pg_catalog.pg_class as c on c.relname = w.name and c.relkind in ('r', 'p', 'v', 'm', 'f')
        where w.kind = 'relation'
            and w.schema = ''
    )
    and exists (select from executable as e where e.function = f.oid)
