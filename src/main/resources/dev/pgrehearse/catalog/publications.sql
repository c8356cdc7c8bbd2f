-- Publications with what they publish, and subscriptions by name.
select
    'publication ' || pg_catalog.quote_ident(p.pubname) as object,
    a.attribute,
    a.value
from pg_catalog.pg_publication as p
cross join lateral (
    select 'owner', pg_catalog.pg_get_userbyid(p.pubowner)::text

    union all
    select 'all tables', case when p.puballtables then 'yes' else 'no' end

    union all
    select 'actions', pg_catalog.concat_ws(
        ', ',
        case when p.pubinsert then 'insert' end,
        case when p.pubupdate then 'update' end,
        case when p.pubdelete then 'delete' end,
        case when p.pubtruncate then 'truncate' end
    )

    union all
    select 'via the partition root', case when p.pubviaroot then 'yes' else 'no' end

    union all
    select 'generated columns', pg_catalog.to_jsonb(p) ->> 'pubgencols'
    where pg_catalog.current_setting('server_version_num')::integer >= 180000

    union all
    select
        'table ' || r.prrelid::pg_catalog.regclass,
        'columns '
            || coalesce(
                (
                    select pg_catalog.string_agg(
                        pg_catalog.quote_ident(l.attname), ', ' order by l.attname collate "C"
                    )
                    from pg_catalog.pg_attribute as l
                    where l.attrelid = r.prrelid
                        and l.attnum = any (r.prattrs)
                ),
                'all'
            )
            || coalesce(' where ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')
    from pg_catalog.pg_publication_rel as r
    where r.prpubid = p.oid

    union all
    select 'schema ' || r.pnnspid::pg_catalog.regnamespace, 'all tables'
    from pg_catalog.pg_publication_namespace as r
    where r.pnpubid = p.oid
) as a (attribute, value)

union all
select 'subscription ' || pg_catalog.quote_ident(s.subname), a.attribute, a.value
from pg_catalog.pg_subscription as s
cross join lateral (
    values
        ('owner', pg_catalog.pg_get_userbyid(s.subowner)::text),
        ('enabled', case when s.subenabled then 'yes' else 'no' end),
        ('publications', pg_catalog.array_to_string(s.subpublications, ', '))
) as a (attribute, value)
where s.subdbid = (
    select d.oid
    from pg_catalog.pg_database as d
    where d.datname = pg_catalog.current_database()
)
order by object, attribute
