-- What hangs on a table, a row for each thing: by oid, so that it follows, or by the table's name.
with it as (
    select
        c.oid,
        c.relname,
        c.relnamespace,
        t.oid as row_type,
        t.typarray as array_type
    from pg_catalog.pg_class as c
    join pg_catalog.pg_type as t on t.oid = c.reltype
    where c.oid = ?::pg_catalog.oid
)

select
    'view' as kind,
    v.oid::pg_catalog.regclass::text as name
from it
join pg_catalog.pg_depend as d
    on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.refobjid = it.oid
    and d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
join pg_catalog.pg_rewrite as w on w.oid = d.objid
join pg_catalog.pg_class as v on v.oid = w.ev_class
where v.oid <> it.oid

union
select
    'rule',
    w.rulename::text
from it
join pg_catalog.pg_rewrite as w on w.ev_class = it.oid

union
select
    'policy',
    pg_catalog.format('%I on %s', p.polname, p.polrelid::pg_catalog.regclass)
from it
join pg_catalog.pg_depend as d
    on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.refobjid = it.oid
    and d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
join pg_catalog.pg_policy as p on p.oid = d.objid
where p.polrelid <> it.oid

union
select
    'trigger',
    g.tgname::text
from it
join pg_catalog.pg_trigger as g on g.tgrelid = it.oid
where not g.tgisinternal

union
select
    'column trigger',
    g.tgname::text
from it
join pg_catalog.pg_trigger as g on g.tgrelid = it.oid
where not g.tgisinternal
    and g.tgattr <> ''

union
select
    'foreign key',
    pg_catalog.format('%I on %s', k.conname, k.conrelid::pg_catalog.regclass)
from it
join pg_catalog.pg_constraint as k on it.oid in (k.conrelid, k.confrelid)
where k.contype = 'f'
    and k.conparentid = 0

union
select
    'publication',
    pg_catalog.quote_ident(p.pubname)
from it
join pg_catalog.pg_publication_rel as r on r.prrelid = it.oid
join pg_catalog.pg_publication as p on p.oid = r.prpubid

union
select
    'publication',
    pg_catalog.quote_ident(p.pubname)
from it
cross join pg_catalog.pg_publication as p
where p.puballtables

union
select
    'schema publication',
    pg_catalog.quote_ident(p.pubname)
from it
join pg_catalog.pg_publication_namespace as s on s.pnnspid = it.relnamespace
join pg_catalog.pg_publication as p on p.oid = s.pnpubid

union
select
    'part',
    h.inhrelid::pg_catalog.regclass::text
from it
join pg_catalog.pg_inherits as h on h.inhparent = it.oid

union
select
    'subscription',
    pg_catalog.quote_ident(s.subname)
from it
join pg_catalog.pg_subscription_rel as r on r.srrelid = it.oid
join pg_catalog.pg_subscription as s on s.oid = r.srsubid

union
select
    'row type column',
    pg_catalog.format('%s.%I', a.attrelid::pg_catalog.regclass, a.attname)
from it
join pg_catalog.pg_attribute as a on a.atttypid in (it.row_type, it.array_type)
where not a.attisdropped
    and a.attnum > 0

union
select
    case
        when p.proretset
            and p.pronargs = 1
            and p.proargtypes[0] <> it.row_type
            and exists (
                select
                from pg_catalog.pg_type as t
                join pg_catalog.pg_class as c on c.oid = t.typrelid and c.relkind <> 'c'
                where t.oid = p.proargtypes[0]
            )
            and not pg_catalog.starts_with(
                coalesce(pg_catalog.obj_description(p.oid, 'pg_proc'), ''), 'Embed of the key '
            ) then 'row type relationship'
        else 'row type result'
    end,
    p.oid::pg_catalog.regprocedure::text
from it
join pg_catalog.pg_proc as p
    on p.prorettype in (it.row_type, it.array_type)
    or (
        p.proallargtypes && array[it.row_type, it.array_type]
        and not p.proargtypes::pg_catalog.oid[] && array[it.row_type, it.array_type]
    )

union
select
    'function by oid',
    p.oid::pg_catalog.regprocedure::text
from it
join pg_catalog.pg_depend as d
    on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.refobjid = it.oid
    and d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
join pg_catalog.pg_proc as p on p.oid = d.objid

union
select
    'grantor',
    x.grantor::pg_catalog.regrole::text
from it
join pg_catalog.pg_class as c on c.oid = it.oid
cross join lateral (
    select c.relacl as acl

    union all
    select a.attacl
    from pg_catalog.pg_attribute as a
    where a.attrelid = c.oid
        and a.attnum > 0
        and not a.attisdropped
) as l
cross join lateral pg_catalog.aclexplode(l.acl) as x
where x.grantor <> c.relowner

-- As text, a sequence is looked up by its name at each insert; as a regclass it is known by its oid.
union
select
    'default by name',
    pg_catalog.format('%s.%I', f.adrelid::pg_catalog.regclass, a.attname)
from it
join pg_catalog.pg_depend as d
    on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.refobjid = it.oid
    and d.refobjsubid > 0
    and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.deptype in ('a', 'i')
join pg_catalog.pg_class as s
    on s.oid = d.objid
    and s.relkind = 'S'
join pg_catalog.pg_attrdef as f on f.adrelid <> it.oid
join pg_catalog.pg_attribute as a
    on a.attrelid = f.adrelid
    and a.attnum = f.adnum
where pg_catalog.pg_get_expr(f.adbin, f.adrelid) ~* (
    '[''."]' || pg_catalog.regexp_replace(s.relname, '(\W)', '\\\1', 'g') || '"?''::(text|character varying)'
)

-- A language that nobody here reads: whether its text has the table's name as a word.
union
select
    'unread body',
    pg_catalog.format('%s (%s)', p.oid::pg_catalog.regprocedure, g.lanname)
from it
cross join pg_catalog.pg_proc as p
join pg_catalog.pg_language as g on g.oid = p.prolang
where g.lanname not in ('internal', 'c', 'sql', 'plpgsql')
    and p.prosrc ~* (
        '(^|\W)' || pg_catalog.regexp_replace(it.relname, '(\W)', '\\\1', 'g') || '(\W|$)'
    )
order by
    kind,
    name
