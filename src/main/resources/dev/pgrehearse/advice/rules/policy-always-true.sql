select
    p.object,
    pg_catalog.string_agg(distinct u.role_name || ' may ' || u.verb, ', ')
        || ', by its ' || case
            when pg_catalog.min(c.clause) = 'using' then 'using'
            else 'with check'
        end as detail,
    p.target
from policy as p
join constant as c on c.policy = p.oid
join unbound as u
    on u.policy = p.oid
    and case u.verb
        when 'insert' then c.clause = 'check' or not p.has_check
        when 'update' then true
        when 'delete' then c.clause = 'using'
        else false
    end
join api_role as a on a.oid = u.role
where c.value = 'true'
    or (c.value = 'true for users' and not a.anonymous)
group by p.object, p.target
