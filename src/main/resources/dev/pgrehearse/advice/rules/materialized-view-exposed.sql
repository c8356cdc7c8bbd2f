select
    'materialized view ' || v.name as object,
    w.roles || ' may read it, and it keeps rows of tables ' || w.words as detail,
    v.name as target
from relation as v
join (
    select
        p.view,
        pg_catalog.string_agg(distinct g.role_name, ', ') as roles,
        'with row level security, which it has not itself' as words
    from view_path as p
    join relation as t on t.oid = p.relation and t.rls
    join privilege as g on g.relation = p.view and g.verb = 'select'
    group by p.view
    union all
    select
        p.view,
        pg_catalog.string_agg(distinct p.role_name, ', '),
        'that the same may not read: ' || pg_catalog.string_agg(distinct t.name, ', ')
    from past_privileges as p
    join relation as t on t.oid = p.relation
    where p.view not in (
        select b.view
        from view_path as b
        join relation as r on r.oid = b.relation and r.rls
    )
    group by p.view
) as w on w.view = v.oid
where v.kind = 'm'
