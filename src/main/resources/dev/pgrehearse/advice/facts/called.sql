-- Each call in an expression or in a body, as far as the function is known.
select
    c.kind,
    c.oid::oid as oid,
    c.clause,
    c.function::oid as function,
    c.once,
    c.of_row,
    c.setting,
    n.nspname as schema,
    p.proname as bare,
    p.provolatile as volatility,
    p.prosecdef as definer
from pg_catalog.jsonb_to_recordset((select f.facts -> 'calls' from given as f)) as c (
    kind text, oid bigint, clause text, function bigint, once boolean, of_row boolean, setting text
)
join pg_catalog.pg_proc as p on p.oid = c.function::oid
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
union all
select distinct
    'function',
    w.function::oid,
    '',
    p.oid,
    true,
    false,
    '',
    n.nspname,
    p.proname,
    p.provolatile,
    p.prosecdef
from pg_catalog.jsonb_to_recordset((select f.facts -> 'words' from given as f)) as w (
    function bigint, kind text, schema text, name text
)
join pg_catalog.pg_proc as p on p.proname = w.name
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
left join routine as caller on caller.oid = w.function::oid
where w.kind = 'call'
    and case
        when w.schema <> '' then n.nspname = w.schema
        else n.nspname in ('public', 'pg_catalog', caller.schema_name)
    end
    and (n.nspname <> 'pg_catalog' or p.proname = 'current_setting')
