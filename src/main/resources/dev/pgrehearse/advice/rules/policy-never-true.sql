select
    p.object,
    pg_catalog.string_agg(
        case c.clause when 'check' then 'with check' else c.clause end,
        ' and ' order by c.clause desc
    ) as detail,
    p.target
from policy as p
join constant as c on c.policy = p.oid and c.value = 'not true'
where p.permissive
group by p.object, p.target
