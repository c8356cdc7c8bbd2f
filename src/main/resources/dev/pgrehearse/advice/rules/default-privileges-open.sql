select
    'default privileges of ' || pg_catalog.pg_get_userbyid(d.defaclrole)
        || coalesce(' in schema ' || pg_catalog.quote_ident(n.nspname), '')
        || ' on ' || k.word as object,
    pg_catalog.string_agg(g.words, '; ' order by g.words) as detail,
    case when n.oid is null then '' else ' in schema ' || pg_catalog.quote_ident(n.nspname) end
        || ' revoke all on ' || k.word || ' from '
        || pg_catalog.string_agg(g.grantee, ', ' order by g.grantee) as target
from pg_catalog.pg_default_acl as d
left join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
-- Where a sequence or a type may be used, no row can be read by it.
join (values ('r', 'tables'), ('f', 'functions')) as k (kind, word) on k.kind = d.defaclobjtype::text
cross join lateral (
    select
        coalesce(r.name, 'public') as grantee,
        coalesce(r.name, 'everybody') || ' may '
            || pg_catalog.string_agg(pg_catalog.lower(a.privilege_type), ', ' order by a.privilege_type)
            as words
    from pg_catalog.aclexplode(d.defaclacl) as a
    left join api_role as r on r.oid = a.grantee
    where r.oid is not null
        -- Postgres's own default lets everybody call functions; it stands here as soon as anything
        -- else is changed.
        or (a.grantee = 0 and d.defaclobjtype <> 'f')
    group by a.grantee, r.name
) as g
where n.nspname is null
    or n.nspname <> all (:'platform'::name[])
group by d.oid, d.defaclrole, n.oid, n.nspname, k.word
