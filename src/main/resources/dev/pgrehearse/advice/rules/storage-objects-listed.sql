select
    p.object,
    pg_catalog.string_agg(distinct u.role_name, ', ') as detail,
    p.target
from policy as p
join unbound as u on u.policy = p.oid and u.verb = 'select'
where p.relation = pg_catalog.to_regclass('storage.objects')
    and p.has_using
    -- Where it is true or false for every row, other rules speak.
    and p.oid not in (select c.policy from constant as c where c.clause = 'using')
    -- It neither asks who is calling, nor looks anything up, nor goes by the owner of the object.
    and not exists (
        select
        from called as c
        where c.kind = 'policy'
            and c.oid = p.oid
            and (c.schema <> 'pg_catalog' or c.bare = 'current_setting')
            and c.schema <> 'storage'
    )
    and not exists (
        select
        from read as e
        where e.kind = 'policy'
            and e.oid = p.oid
    )
group by p.object, p.target
