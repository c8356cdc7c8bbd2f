select
    'index ' || pg_catalog.quote_ident(n.name) || '.' || pg_catalog.quote_ident(c.relname) as object,
    pg_catalog.min(k.relname::text) as detail,
    pg_catalog.quote_ident(n.name) || '.' || pg_catalog.quote_ident(c.relname) as target
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indexrelid
join schema as n on n.oid = c.relnamespace
join relation as r on r.oid = i.indrelid
join pg_catalog.pg_index as o
    on o.indrelid = i.indrelid
    and o.indexrelid <> i.indexrelid
    and o.indkey::text = i.indkey::text
    and o.indclass::text = i.indclass::text
    and o.indcollation::text = i.indcollation::text
    and o.indoption::text = i.indoption::text
    and pg_catalog.pg_get_expr(o.indexprs, o.indrelid)
        is not distinct from pg_catalog.pg_get_expr(i.indexprs, i.indrelid)
    and pg_catalog.pg_get_expr(o.indpred, o.indrelid)
        is not distinct from pg_catalog.pg_get_expr(i.indpred, i.indrelid)
join pg_catalog.pg_class as k on k.oid = o.indexrelid and k.relam = c.relam
-- Of two the one goes that does less; of equals the younger one.
where (not i.indisunique or o.indisunique)
    and not i.indisprimary
    and (
        i.indisunique <> o.indisunique
        or i.indisprimary <> o.indisprimary
        or i.indexrelid > o.indexrelid
    )
    and not exists (
        select
        from pg_catalog.pg_constraint as q
        where q.conindid = i.indexrelid
    )
group by n.name, c.relname
