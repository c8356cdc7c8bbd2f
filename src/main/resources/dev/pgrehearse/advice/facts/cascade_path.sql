-- A table whose rows are deleted with those of another, however many tables lie between.
select f.conrelid as child, f.confrelid as parent
from pg_catalog.pg_constraint as f
join relation as c on c.oid = f.conrelid and not c.part
join relation as p on p.oid = f.confrelid and not p.part
where f.contype = 'f'
    and f.confdeltype = 'c'
    and f.conrelid <> f.confrelid
union
select w.child, f.confrelid
from cascade_path as w
join pg_catalog.pg_constraint as f
    on f.conrelid = w.parent
    and f.contype = 'f'
    and f.confdeltype = 'c'
join relation as p on p.oid = f.confrelid and not p.part
where w.child <> f.confrelid
