-- For each object whatever decides who may do what on it, as a hash, and what that leans on: a view on
-- its bases, a policy on the tables it looks into, a table on the functions of its triggers and
-- policies. Each aspect is read once for all objects: asked for one object after another, what
-- depends on what is gone through from end to end for each of them.
with visible (id, name, acl) as materialized (
    select n.oid, n.nspname, n.nspacl
    from pg_catalog.pg_namespace as n
    where n.nspname !~ '^pg_'
        and n.nspname <> 'information_schema'
        and n.nspname <> all (:excluded)
),

relation (id, name) as materialized (
    select c.oid, pg_catalog.format('%I.%I', v.name, c.relname)
    from pg_catalog.pg_class as c
    join visible as v on v.id = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
),

called (id, hash) as materialized (
    select
        f.oid,
        pg_catalog.md5(
            pg_catalog.concat_ws(
                '|', f.prosrc, f.prosqlbody, f.proacl, f.proconfig, f.prosecdef, f.proowner, f.prokind
            )
        )
    from pg_catalog.pg_proc as f
    join visible as v on v.id = f.pronamespace
),

decides (relation, words) as (
    select
        c.oid,
        pg_catalog.concat_ws(
            '|',
            'relation',
            c.oid,
            c.relkind,
            c.relacl,
            c.relowner,
            c.relrowsecurity,
            c.relforcerowsecurity,
            c.reloptions,
            v.id,
            v.acl
        )
    from pg_catalog.pg_class as c
    join visible as v on v.id = c.relnamespace
    union all
    -- Not as Postgres would write it: that takes long, and says the names of what is hashed by itself.
    select w.ev_class, pg_catalog.concat_ws('|', 'query', w.rulename, w.ev_type, w.ev_qual, w.ev_action)
    from pg_catalog.pg_rewrite as w
    join relation as r on r.id = w.ev_class
    union all
    select
        a.attrelid,
        pg_catalog.concat_ws(
            '|', 'column', a.attnum, a.attname, a.atttypid, a.attacl, a.attnotnull, a.attgenerated, a.attidentity
        )
    from pg_catalog.pg_attribute as a
    join relation as r on r.id = a.attrelid
    where a.attnum > 0
        and not a.attisdropped
    union all
    select
        p.polrelid,
        pg_catalog.concat_ws(
            '|', 'policy', p.polname, p.polcmd, p.polpermissive, p.polroles, p.polqual, p.polwithcheck
        )
    from pg_catalog.pg_policy as p
    union all
    select p.polrelid, pg_catalog.concat_ws('|', 'called by a policy', f.hash)
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_policy as p on p.oid = d.objid
    join called as f on f.id = d.refobjid
    where d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    union all
    select
        t.tgrelid,
        pg_catalog.concat_ws(
            '|', 'trigger', t.tgname, t.tgfoid, t.tgtype, t.tgenabled, t.tgattr, t.tgargs, t.tgqual, f.hash
        )
    from pg_catalog.pg_trigger as t
    left join called as f on f.id = t.tgfoid
    where not t.tgisinternal
    union all
    -- Rows that others refer to are not to be had as easily.
    select
        k.confrelid,
        pg_catalog.concat_ws('|', 'reference', k.conrelid, k.conkey, k.confkey, k.confdeltype, k.confupdtype)
    from pg_catalog.pg_constraint as k
    where k.contype = 'f'
),

hashed (relation, hash) as materialized (
    select d.relation, pg_catalog.md5(pg_catalog.string_agg(d.words, E'\n' order by d.words collate "C"))
    from decides as d
    group by d.relation
),

leans (relation, base) as (
    select w.ev_class, d.refobjid
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_rewrite as w on w.oid = d.objid
    join relation as r on r.id = w.ev_class
    where d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    union
    select p.polrelid, d.refobjid
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_policy as p on p.oid = d.objid
    where d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    union
    -- Rows that go or change with those of another table.
    select k.conrelid, k.confrelid
    from pg_catalog.pg_constraint as k
    join relation as r on r.id = k.conrelid
    where k.contype = 'f'
        and (k.confdeltype in ('c', 'n', 'd') or k.confupdtype in ('c', 'n', 'd'))
),

leaning (relation, bases) as materialized (
    select
        l.relation,
        pg_catalog.array_agg(pg_catalog.format('%I.%I', n.nspname, c.relname) order by n.nspname, c.relname)
    from leans as l
    join pg_catalog.pg_class as c on c.oid = l.base
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where l.base <> l.relation
    group by l.relation
)

select r.name as object, h.hash, l.bases as leans_on
from relation as r
join hashed as h on h.relation = r.id
left join leaning as l on l.relation = r.id

union all
select
    pg_catalog.replace(o.identity, 'pg_catalog.', ''),
    f.hash,
    null
from called as f
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_proc'::pg_catalog.regclass, f.id, 0
) as o
order by 1
