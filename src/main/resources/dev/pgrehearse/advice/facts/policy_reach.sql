select e.role, e.from_table, e.to_table
from policy_edge as e
union
select w.role, w.from_table, e.to_table
from policy_reach as w
join policy_edge as e on e.role = w.role and e.from_table = w.to_table
