select
    p.object,
    pg_catalog.string_agg(
        c.words || ' ' || c.times || case when c.times = 1 then ' time' else ' times' end,
        ', ' order by c.words
    ) as detail,
    p.target
from policy as p
join (
    select
        c.oid,
        pg_catalog.quote_ident(c.schema) || '.' || pg_catalog.quote_ident(c.bare) || '('
            || case when c.setting <> '' then pg_catalog.quote_literal(c.setting) else '' end
            || ')' as words,
        pg_catalog.count(*) as times
    from called as c
    where c.kind = 'policy'
        and not c.once
        and not c.of_row
        and (
            c.schema = 'auth'
            or c.bare = 'current_setting'
            or (c.schema <> 'pg_catalog' and c.volatility = 's')
        )
    group by c.oid, c.schema, c.bare, c.setting
) as c on c.oid = p.oid
group by p.object, p.target
