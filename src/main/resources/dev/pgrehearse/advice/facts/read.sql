-- Relations that an expression, a view or a body reads; a policy's own table only where a subselect does.
select distinct e.kind, e.oid::oid as oid, e.relation::oid as relation
from pg_catalog.jsonb_to_recordset((select f.facts -> 'reads' from given as f)) as e (
    kind text, oid bigint, clause text, relation bigint
)
where e.relation <> e.oid
union
select 'function', w.function::oid, c.oid
from pg_catalog.jsonb_to_recordset((select f.facts -> 'words' from given as f)) as w (
    function bigint, kind text, schema text, name text
)
join pg_catalog.pg_class as c on c.relname = w.name and c.relkind in ('r', 'p', 'v', 'm', 'f')
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join routine as caller on caller.oid = w.function::oid
where w.kind = 'relation'
    and case
        when w.schema <> '' then n.nspname = w.schema
        else n.nspname in ('public', caller.schema_name)
    end
