select
    'column ' || r.name || '.' || pg_catalog.quote_ident(c.col_name) as object,
    pg_catalog.string_agg(distinct p.target, ', ') as detail,
    r.name || ' (' || pg_catalog.quote_ident(c.col_name) || ')' as target
from compared as c
join policy as p on p.oid = c.policy
join relation as r on r.oid = c.relation and r.kind in ('r', 'p', 'm')
where (c.with_caller or (c.own and c.against = 'select'))
    and c.clause = 'using'
    and not exists (
        select
        from index_columns as i
        where i.relation = c.relation
            and (
                i.first = c.col
                -- In a subselect an index that leads with another column of the condition will do.
                or (
                    not c.own
                    and i.first in (
                        select o.col
                        from compared as o
                        where o.policy = c.policy
                            and o.relation = c.relation
                    )
                )
            )
    )
group by r.name, c.col_name
