-- Compares the table matrix (identity, relation, verb, access) with benchmark.cell.
create temporary table verdict as
select
    c.identity,
    c.relation,
    c.verb,
    case
        when bool_and(c.outcome = 'error 42501') then 'refused'
        when bool_and(c.outcome = 'rows') then 'no row'
        else 'allowed'
    end as listed,
    coalesce(m.access, 'refused by privilege') as found
from benchmark.cell as c
left join matrix as m
    on m.identity = c.identity
    and m.relation = c.relation
    and m.verb = c.verb
group by c.identity, c.relation, c.verb, m.access;

create temporary table compared as
select
    v.*,
    case
        when v.found like 'unjudged%' then 'unjudged'
        when v.listed = 'refused' and v.found in ('refused by privilege', 'policy') then 'agree'
        when v.listed = 'no row' and v.found = 'policy' then 'agree'
        when v.listed = 'allowed' and v.found not in ('refused by privilege', 'policy') then 'agree'
        else 'differs'
    end as result
from verdict as v;

\pset format unaligned
\pset tuples_only on
select format('differs: %s %s %s: %s in the list, %s in the matrix', identity, verb, relation, listed, found)
from compared
where result = 'differs'
order by identity, relation, verb;

select format('agree %s of %s identity x table x verb; %s unjudged by the matrix',
    count(*) filter (where result = 'agree'), count(*), count(*) filter (where result = 'unjudged'))
from compared;
