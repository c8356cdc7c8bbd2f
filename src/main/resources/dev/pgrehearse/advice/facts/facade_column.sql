-- Which column of its table a column of a facade shows; Postgres keeps that with the view's query.
select f.oid as facade, f.base, m.parts[1]::int2 as shown, m.parts[2]::int2 as col
from facade as f
join pg_catalog.pg_rewrite as r on r.ev_class = f.oid
cross join pg_catalog.regexp_matches(
    r.ev_action::text,
    ':resno (\d+) :resname (?:[^ \\]|\\.)+ :ressortgroupref \d+ :resorigtbl '
        || f.base
        || ' :resorigcol (\d+)',
    'g'
) as m (parts)
