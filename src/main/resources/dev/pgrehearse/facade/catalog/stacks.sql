-- What a client's own tables, schemas and comments in a database tell about it. A table's name alone
-- may be anybody's, so its columns are asked too; other programs' tables of the same name, such as
-- those of Supabase's services, stand in schemas that nothing moves from.
select
    m.stack,
    m.evidence
from (
    select
        h.stack,
        pg_catalog.format('%I.%I', n.nspname, c.relname) as evidence
    from (
        values
            ('RAILS', 'ar_internal_metadata', '{key,value}', false),
            ('RAILS', 'schema_migrations', '{version}', true),
            ('DJANGO', 'django_migrations', '{app,name,applied}', false),
            ('SQLALCHEMY', 'alembic_version', '{version_num}', true),
            ('PRISMA', '_prisma_migrations', '{migration_name,checksum}', false),
            ('TYPEORM', 'typeorm_metadata', '{type,name,value}', false),
            ('TYPEORM', 'migrations', '{id,timestamp,name}', true),
            ('SEQUELIZE', 'SequelizeMeta', '{name}', true),
            ('KNEX', 'knex_migrations', '{id,name,batch,migration_time}', true),
            ('JAVA', 'flyway_schema_history', '{installed_rank,version,checksum}', false),
            ('JAVA', 'databasechangelog', '{id,author,filename,md5sum}', false)
    ) as h (stack, relation, columns, no_others)
    join pg_catalog.pg_class as c on c.relname = h.relation and c.relkind in ('r', 'p')
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    cross join lateral (
        select
            pg_catalog.array_agg(a.attname::text) as names,
            pg_catalog.min(pg_catalog.format_type(a.atttypid, a.atttypmod)) as first_type
        from pg_catalog.pg_attribute as a
        where a.attrelid = c.oid
            and a.attnum > 0
            and not a.attisdropped
    ) as has
    where n.nspname in (?, 'public')
        and has.names @> h.columns::text[]
        and (not h.no_others or has.names <@ h.columns::text[])
        -- Others limit the version's length.
        and (h.relation <> 'schema_migrations' or has.first_type = 'character varying')

    union all
    select
        h.stack,
        'schema ' || pg_catalog.quote_ident(n.nspname)
    from (
        values
            ('POSTGRAPHILE', 'postgraphile_watch'),
            ('HASURA', 'hdb_catalog')
    ) as h (stack, schema)
    join pg_catalog.pg_namespace as n on n.nspname = h.schema

    union all
    select
        'POSTGRAPHILE',
        'the comment of ' || pg_catalog.format('%I.%I', n.nspname, c.relname)
    from pg_catalog.pg_description as d
    join pg_catalog.pg_class as c
        on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and c.oid = d.objoid
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = ?
        and d.description ~ (
            '^@(omit|name|primaryKey|foreignKey|unique|simpleCollections|behavior|interface|ref'
                || '|refVia|sortable|filterable|deprecated|enum)\M'
        )
) as m
order by
    m.stack,
    m.evidence
