select
    p.object,
    pg_catalog.string_agg(distinct u.role_name, ', ') as detail,
    p.target
from policy as p
join constant as c on c.policy = p.oid and c.clause = 'using'
join unbound as u on u.policy = p.oid and u.verb = 'select'
join api_role as a on a.oid = u.role
where p.cmd = 'r'
    and (c.value = 'true' or (c.value = 'true for users' and not a.anonymous))
    and (
        -- Another policy for the same is then without effect.
        exists (
            select
            from unbound as o
            where o.relation = p.relation
                and o.role = u.role
                and o.verb = 'select'
                and o.policy <> p.oid
        )
        -- Or the rows belong to somebody.
        or p.relation in (select o.relation from owned as o)
        or exists (
            select
            from pg_catalog.pg_constraint as f
            where f.conrelid = p.relation
                and f.contype = 'f'
                and f.confrelid = pg_catalog.to_regclass('auth.users')
        )
    )
group by p.object, p.target
