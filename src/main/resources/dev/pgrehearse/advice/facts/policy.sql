select
    p.oid,
    p.polrelid as relation,
    r.name as relation_name,
    p.polname as bare,
    'policy ' || pg_catalog.quote_ident(p.polname) || ' on ' || r.name as object,
    pg_catalog.quote_ident(p.polname) || ' on ' || r.name as target,
    p.polcmd as cmd,
    p.polpermissive as permissive,
    p.polqual is not null as has_using,
    p.polwithcheck is not null as has_check
from pg_catalog.pg_policy as p
join policed as r on r.oid = p.polrelid
