select p.object, pg_catalog.string_agg(w.words, '; ' order by w.words) as detail, p.target
from policy as p
join relation as r on r.oid = p.relation
join (
    select
        s.policy,
        s.role_name || ' may not ' || pg_catalog.string_agg(s.verb, ', ' order by s.verb) as words
    from policy_role as s
    where s.permissive
        and not exists (
            select
            from privilege as g
            where g.relation = s.relation
                and g.role = s.role
                and g.verb = s.verb
        )
    group by s.policy, s.role_name
) as w on w.policy = p.oid
group by p.oid, p.object, p.target
