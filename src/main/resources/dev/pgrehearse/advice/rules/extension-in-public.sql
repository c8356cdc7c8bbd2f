select
    'extension ' || pg_catalog.quote_ident(e.extname) as object,
    '' as detail,
    pg_catalog.quote_ident(e.extname) as target
from pg_catalog.pg_extension as e
join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
where n.nspname = 'public'
    and e.extrelocatable
    -- Where no request comes in from outside there is no API that it could be part of.
    and exists (select from api_role)
