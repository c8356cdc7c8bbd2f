-- To read one table its policies read another, whose policies bind the same role.
select distinct p.role, p.relation as from_table, w.node as to_table
from policy_role as p
join policy_walk as w on w.policy = p.policy and w.kind = 'table'
join relation as r on r.oid = w.node and r.rls
where p.verb = 'select'
