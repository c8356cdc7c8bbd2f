-- Which column of its table a column of a facade shows; Postgres keeps that with the view's query,
-- where a blank within a name has a backslash before it. A regular expression for it takes most of
-- the time of all rules together.
select
    f.oid as facade,
    f.name,
    f.base,
    f.base_name,
    pg_catalog.split_part(e.entry, ' ', 1)::int2 as shown,
    pg_catalog.split_part(pg_catalog.split_part(e.entry, ' :resorigcol ', 2), ' ', 1)::int2 as col
from facade as f
join pg_catalog.pg_rewrite as r on r.ev_class = f.oid
cross join pg_catalog.unnest(
    (pg_catalog.string_to_array(r.ev_action::text, ' :resno '))[2:]
) as e (entry)
where pg_catalog.split_part(pg_catalog.split_part(e.entry, ' :resorigtbl ', 2), ' ', 1) = f.base::text
