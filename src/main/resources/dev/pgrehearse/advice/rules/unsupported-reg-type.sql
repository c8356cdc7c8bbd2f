select
    'column ' || r.name || '.' || pg_catalog.quote_ident(a.attname) as object,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as detail,
    r.name || ' alter column ' || pg_catalog.quote_ident(a.attname) as target
from relation as r
join pg_catalog.pg_attribute as a
    on a.attrelid = r.oid
    and a.attnum > 0
    and not a.attisdropped
where r.kind in ('r', 'p', 'm')
    and a.atttypid in (
        'pg_catalog.regcollation'::regtype,
        'pg_catalog.regconfig'::regtype,
        'pg_catalog.regdictionary'::regtype,
        'pg_catalog.regnamespace'::regtype,
        'pg_catalog.regoper'::regtype,
        'pg_catalog.regoperator'::regtype,
        'pg_catalog.regproc'::regtype,
        'pg_catalog.regprocedure'::regtype
    )
