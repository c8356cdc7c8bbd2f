select
    p.object,
    pg_catalog.string_agg(distinct u.role_name || ' may ' || u.verb, ', ') as detail,
    p.target
from policy as p
join constant as c on c.policy = p.oid and c.value = 'true for visitors'
join unbound as u
    on u.policy = p.oid
    and case u.verb
        when 'insert' then c.clause = 'check' or not p.has_check
        else c.clause = 'using'
    end
join privilege as g
    on g.relation = u.relation
    and g.role = u.role
    and g.verb = u.verb
    and g.anonymous
group by p.object, p.target
