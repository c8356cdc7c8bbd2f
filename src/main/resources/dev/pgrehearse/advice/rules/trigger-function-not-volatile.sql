select
    'function ' || f.name as object,
    case p.provolatile when 's' then 'stable' else 'immutable' end || ', and a trigger on '
        || pg_catalog.string_agg(distinct t.tgrelid::pg_catalog.regclass::text, ', ')
        || ' runs it' as detail,
    f.name as target
from routine as f
join pg_catalog.pg_proc as p on p.oid = f.oid
join pg_catalog.pg_trigger as t on t.tgfoid = f.oid
where p.provolatile <> 'v'
    and not t.tgisinternal
group by f.oid, f.name, p.provolatile
