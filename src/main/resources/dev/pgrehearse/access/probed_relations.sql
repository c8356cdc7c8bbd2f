-- What the access matrix asks about: relations with their columns, keys and references, and for each
-- role which columns it may use for what. A view's bases are found through views of views.
with recursive visible (id, name) as (
    select n.oid, n.nspname
    from pg_catalog.pg_namespace as n
    where n.nspname !~ '^pg_'
        and n.nspname <> 'information_schema'
        and n.nspname <> all (:excluded)
),

relation (id, name, kind, populated) as (
    select
        c.oid,
        pg_catalog.format('%I.%I', v.name, c.relname),
        c.relkind,
        c.relispopulated
    from pg_catalog.pg_class as c
    join visible as v on v.id = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and not exists (
            select
            from pg_catalog.pg_depend as d
            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                and d.objid = c.oid
                and d.deptype = 'e'
        )
),

reads (view, base) as (
    select distinct w.ev_class, d.refobjid
    from pg_catalog.pg_rewrite as w
    join pg_catalog.pg_depend as d
        on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
        and d.objid = w.oid
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.refobjid <> w.ev_class
),

reaches (view, base) as (
    select r.view, r.base
    from reads as r
    union
    select t.view, r.base
    from reaches as t
    join reads as r on r.view = t.base
),

-- The tables at the bottom of each view; asked for one view after another, all of reaches is gone
-- through for each of them.
bases (view, docs) as materialized (
    select r.view, pg_catalog.jsonb_agg(distinct r.base::bigint)
    from reaches as r
    join relation as b on b.id = r.base and b.kind in ('r', 'p')
    group by r.view
),

base_type (id, base) as (
    select t.oid, t.oid
    from pg_catalog.pg_type as t
    where t.typtype <> 'd'
    union
    select t.oid, b.base
    from base_type as b
    join pg_catalog.pg_type as t on t.typbasetype = b.id and t.typtype = 'd'
),

-- Whoever may do it to the table may do it to each of its columns.
tablewide (relation, may) as (
    select
        c.id,
        pg_catalog.jsonb_object_agg(
            r.name,
            (
                select coalesce(pg_catalog.jsonb_agg(p.verb order by p.verb), '[]')
                from (values ('select'), ('insert'), ('update')) as p (verb)
                where pg_catalog.has_table_privilege(r.name, c.id, p.verb)
            )
        )
    from relation as c
    cross join pg_catalog.unnest(:roles) as r (name)
    group by c.id
),

col as (
    select
        a.attrelid as relation,
        a.attnum,
        pg_catalog.jsonb_build_object(
            'name', a.attname,
            'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
            'uuid', t.typname = 'uuid',
            'text', t.typcategory = 'S',
            'number', t.typcategory = 'N',
            'date', t.typcategory = 'D',
            'length', case
                when t.typname in ('varchar', 'bpchar') and a.atttypmod > 4 then a.atttypmod - 4
                else 0
            end,
            'computed', a.attgenerated <> '',
            'always', a.attidentity = 'a',
            'may', case when a.attacl is null then w.may
                else (
                    select pg_catalog.jsonb_object_agg(
                        r.name,
                        (
                            select coalesce(pg_catalog.jsonb_agg(p.verb order by p.verb), '[]')
                            from (values ('select'), ('insert'), ('update')) as p (verb)
                            where pg_catalog.has_column_privilege(r.name, a.attrelid, a.attnum, p.verb)
                        )
                    )
                    from pg_catalog.unnest(:roles) as r (name)
                )
            end
        ) as doc
    from relation as c
    left join tablewide as w on w.relation = c.id
    join pg_catalog.pg_attribute as a
        on a.attrelid = c.id and a.attnum > 0 and not a.attisdropped
    join base_type as b on b.id = a.atttypid
    join pg_catalog.pg_type as t on t.oid = b.base
),

columns (relation, docs) as (
    select l.relation, pg_catalog.jsonb_agg(l.doc order by l.attnum)
    from col as l
    group by l.relation
)

select pg_catalog.jsonb_build_object(
    'id', c.id::bigint,
    'name', c.name,
    'kind', c.kind,
    'populated', c.populated,
    'can', case
        when c.kind in ('r', 'p') then 28
        else pg_catalog.pg_relation_is_updatable(c.id, true)
    end,
    'instead', exists (
        select
        from pg_catalog.pg_trigger as t
        where t.tgrelid = c.id and t.tgtype::integer & 64 <> 0
    ),
    'bases', coalesce(b.docs, '[]'),
    'columns', coalesce(l.docs, '[]'),
    'uniques', (
        select coalesce(
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'name', i.indexrelid::pg_catalog.regclass,
                    'primary', i.indisprimary,
                    'expressions', i.indexprs is not null,
                    'partial', i.indpred is not null,
                    'columns', (
                        select coalesce(pg_catalog.jsonb_agg(a.attname order by k.position), '[]')
                        from pg_catalog.unnest(i.indkey::int2[]) with ordinality as k (attnum, position)
                        join pg_catalog.pg_attribute as a
                            on a.attrelid = c.id and a.attnum = k.attnum
                        where k.position <= i.indnkeyatts
                    )
                )
                order by not i.indisprimary, x.relname
            ),
            '[]'
        )
        from pg_catalog.pg_index as i
        join pg_catalog.pg_class as x on x.oid = i.indexrelid
        where i.indrelid = c.id and i.indisunique and i.indisvalid
    ),
    'references', (
        select coalesce(
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'name', k.conname,
                    'to', k.confrelid::bigint,
                    'deleted', k.confdeltype,
                    'updated', k.confupdtype,
                    'columns', (
                        select pg_catalog.jsonb_agg(a.attname order by n.position)
                        from pg_catalog.unnest(k.conkey) with ordinality as n (attnum, position)
                        join pg_catalog.pg_attribute as a
                            on a.attrelid = k.conrelid and a.attnum = n.attnum
                    ),
                    'keys', (
                        select pg_catalog.jsonb_agg(a.attname order by n.position)
                        from pg_catalog.unnest(k.confkey) with ordinality as n (attnum, position)
                        join pg_catalog.pg_attribute as a
                            on a.attrelid = k.confrelid and a.attnum = n.attnum
                    )
                )
                order by k.conname
            ),
            '[]'
        )
        from pg_catalog.pg_constraint as k
        where k.conrelid = c.id and k.contype = 'f'
    ),
    'may', (
        select pg_catalog.jsonb_object_agg(
            r.name,
            (
                select coalesce(pg_catalog.jsonb_agg(p.verb order by p.verb), '[]')
                from pg_catalog.unnest(
                    '{select,insert,update,delete,truncate,references,trigger}'::text[]
                        || case
                            when pg_catalog.current_setting('server_version_num')::integer >= 170000
                                then '{maintain}'::text[]
                        end
                ) as p (verb)
                where pg_catalog.has_table_privilege(r.name, c.id, p.verb)
            )
        )
        from pg_catalog.unnest(:roles) as r (name)
    )
)
from relation as c
left join columns as l on l.relation = c.id
left join bases as b on b.view = c.id
order by c.name
