select 'table ' || r.name as object, '' as detail, r.name as target
from relation as r
where r.kind in ('r', 'p')
    and not r.part
    and not exists (
        select
        from pg_catalog.pg_constraint as p
        where p.conrelid = r.oid
            and p.contype = 'p'
    )
