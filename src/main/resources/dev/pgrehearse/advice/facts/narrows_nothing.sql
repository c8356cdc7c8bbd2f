-- Policies of which each clause is true for every row: as restrictive ones they let all through.
select p.oid as policy
from policy as p
join constant as c on c.policy = p.oid and c.value = 'true'
group by p.oid, p.has_using, p.has_check
having pg_catalog.count(*) = p.has_using::integer + p.has_check::integer
