select
    'table ' || r.name as object,
    pg_catalog.string_agg(w.words, '; ' order by w.words) as detail,
    r.name as target
from relation as r
join (
    select
        g.relation,
        g.role_name || ' has ' || pg_catalog.string_agg(g.verb, ', ' order by g.verb) as words
    from privilege as g
    where g.verb in ('select', 'insert', 'update', 'delete')
        and not exists (
            select
            from policy_role as p
            where p.relation = g.relation
                and p.role = g.role
                and p.verb = g.verb
                and p.permissive
        )
    group by g.relation, g.role_name
) as w on w.relation = r.oid
where r.kind in ('r', 'p')
    and r.rls
group by r.oid, r.name
