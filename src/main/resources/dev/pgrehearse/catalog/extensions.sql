-- Extensions; what they brought along is left out everywhere.
select 'extension ' || pg_catalog.quote_ident(x.extname) as object, a.attribute, a.value
from pg_catalog.pg_extension as x
join pg_catalog.pg_namespace as n on n.oid = x.extnamespace
cross join lateral (
    values
        ('owner', pg_catalog.pg_get_userbyid(x.extowner)::text),
        ('schema', n.nspname::text),
        ('definition', x.extversion)
) as a (attribute, value)
order by object, attribute
