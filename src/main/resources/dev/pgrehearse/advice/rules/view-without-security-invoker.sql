select
    'view ' || v.name as object,
    (select g.words from grants as g where g.relation = v.oid)
        || ', and with its owner''s rights it reads '
        || pg_catalog.string_agg(
            distinct t.name || case
                when p.last = v.oid then ''
                else ' (through ' || l.name || ')'
            end,
            ', '
        ) as detail,
    v.name as target
from relation as v
join view_path as p on p.view = v.oid
join relation as l on l.oid = p.last
join relation as t on t.oid = p.relation and t.kind in ('r', 'p') and t.rls
where v.kind = 'v'
    and exists (select from grants as g where g.relation = v.oid)
group by v.oid, v.name
