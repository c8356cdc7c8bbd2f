select
    'materialized view ' || v.name as object,
    pg_catalog.string_agg(distinct g.role_name, ', ') as detail,
    v.name as target
from relation as v
join privilege as g on g.relation = v.oid and g.verb = 'select'
where v.kind = 'm'
    and exists (
        select
        from view_path as p
        join relation as t on t.oid = p.relation and t.rls
        where p.view = v.oid
    )
group by v.oid, v.name
