select
    'function ' || f.name as object,
    case
        when f.path is null then 'it has no search_path of its own'
        else 'its search_path holds ' || pg_catalog.string_agg(
            distinct s.name, ', '
        ) || ', where API roles may create'
    end as detail,
    f.name as target
from routine as f
left join lateral (
    select n.nspname as name
    from pg_catalog.regexp_split_to_table(f.path, ',') as e (entry)
    join pg_catalog.pg_namespace as n
        on n.nspname = pg_catalog.btrim(pg_catalog.btrim(e.entry), '"')
    join api_role as a on pg_catalog.has_schema_privilege(a.oid, n.oid, 'create')
) as s on true
where f.definer
    and (f.path is null or s.name is not null)
group by f.oid, f.name, f.path
