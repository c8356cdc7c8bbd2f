-- The same in words, a line for each relation.
select g.relation, pg_catalog.string_agg(g.words, '; ' order by g.words) as words
from (
    select
        p.relation,
        p.role_name || ' may ' || pg_catalog.string_agg(p.verb, ', ' order by p.verb) as words
    from privilege as p
    group by p.relation, p.role_name
) as g
group by g.relation
