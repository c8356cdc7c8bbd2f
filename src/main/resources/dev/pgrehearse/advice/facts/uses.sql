-- What a policy or function comes to use: itself, functions that it calls, views that it reads, and on.
select 'policy' as kind, p.oid, 'policy' as used_kind, p.oid as used
from policy as p
union
select 'function', f.oid, 'function', f.oid
from routine as f
union
select u.kind, u.oid, n.used_kind, n.used
from uses as u
join (
    select c.kind, c.oid, 'function' as used_kind, c.function as used
    from called as c
    where c.schema not in ('pg_catalog', 'auth')
    union
    select e.kind, e.oid, 'view', e.relation
    from read as e
    join relation as v on v.oid = e.relation and v.kind in ('v', 'm')
) as n on n.kind = u.used_kind and n.oid = u.used
