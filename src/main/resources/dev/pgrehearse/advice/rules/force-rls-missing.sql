select
    'table ' || r.name as object,
    w.words || case
        when o.rolbypassrls then '; besides, ' || o.rolname || ' has BYPASSRLS, which force does not bind'
        else ''
    end as detail,
    r.name as target
from relation as r
join pg_catalog.pg_roles as o on o.oid = r.owner and not o.rolsuper
join (
    select d.relation, d.owner, pg_catalog.string_agg(distinct d.name, ', ') as words
    from (
        select e.relation, f.owner, 'function ' || f.name as name
        from routine as f
        join executable as x on x.function = f.oid
        join read as e on e.kind = 'function' and e.oid = f.oid
        where f.definer
        union all
        -- In a function the caller of such a view is the function's owner.
        select i.relation, f.owner, 'function ' || f.name
        from routine as f
        join executable as x on x.function = f.oid
        join read as e on e.kind = 'function' and e.oid = f.oid
        join invoker_path as i on i.view = e.relation
        where f.definer
        union all
        select p.relation, l.owner, 'view ' || v.name
        from view_path as p
        join relation as v on v.oid = p.view and v.kind = 'v'
        join relation as l on l.oid = p.last
        join privilege as g on g.relation = v.oid and g.verb = 'select'
    ) as d
    group by d.relation, d.owner
) as w on w.relation = r.oid and w.owner = r.owner
where r.kind in ('r', 'p')
    and r.rls
    and not r.forced
