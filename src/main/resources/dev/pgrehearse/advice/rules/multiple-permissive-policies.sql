select
    'table ' || r.name as object,
    pg_catalog.string_agg(distinct m.words, '; ') as detail,
    r.name as target
from (
    select
        p.relation,
        'for ' || p.verb || ' by ' || p.role_name || ': '
            || pg_catalog.string_agg(o.bare::text, ', ' order by o.bare) as words
    from policy_role as p
    join policy as o on o.oid = p.policy
    where p.permissive
    group by p.relation, p.verb, p.role_name
    having pg_catalog.count(*) > 1
) as m
join policed as r on r.oid = m.relation
group by r.oid, r.name
