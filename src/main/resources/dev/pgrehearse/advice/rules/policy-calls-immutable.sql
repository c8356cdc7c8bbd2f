select
    'function ' || f.name as object,
    case
        when f.oid in (select a.function from asks_session as a) then 'looks at who is calling'
        else 'reads ' || (
            select pg_catalog.string_agg(distinct r.name, ', ')
            from uses as w
            join read as e on e.kind = 'function' and e.oid = w.used
            join relation as r on r.oid = e.relation
            where w.kind = 'function'
                and w.oid = f.oid
                and w.used_kind = 'function'
        )
    end || ', and ' || pg_catalog.string_agg(distinct p.object, ', ') || ' '
        || case when pg_catalog.count(distinct p.oid) = 1 then 'calls' else 'call' end || ' it'
        as detail,
    f.name as target
from policy as p
join uses as u on u.kind = 'policy' and u.oid = p.oid and u.used_kind = 'function'
join routine as f on f.oid = u.used and f.volatility = 'i'
where f.oid in (select a.function from asks_session as a)
    or exists (
        select
        from uses as w
        join read as e on e.kind = 'function' and e.oid = w.used
        where w.kind = 'function'
            and w.oid = f.oid
            and w.used_kind = 'function'
    )
group by f.oid, f.name
