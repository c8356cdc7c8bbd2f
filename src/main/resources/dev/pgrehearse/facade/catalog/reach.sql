-- What is used, and what runs, when something is used, as far as the catalog says it: what stands in
-- the text of functions is read from there. Of a thing used, 0 is the shape alone, 1 is read or
-- called, 2 is written: a way is gone from what it needs on, and leads to what it gives, or to as
-- much as came.
with wide as (
    select p.oid
    from pg_catalog.pg_proc as p
    cross join lateral pg_catalog.unnest(p.proconfig) as s (setting)
    where p.prosqlbody is not null
        and s.setting like 'search\_path=%'
),

depends as (
    select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid
    from pg_catalog.pg_depend as d
    where d.deptype = 'n'
        and d.refclassid in (
            'pg_catalog.pg_class'::pg_catalog.regclass,
            'pg_catalog.pg_proc'::pg_catalog.regclass,
            'pg_catalog.pg_type'::pg_catalog.regclass,
            'pg_catalog.pg_operator'::pg_catalog.regclass,
            'pg_catalog.pg_opclass'::pg_catalog.regclass
        )
        and d.classid in (
            'pg_catalog.pg_class'::pg_catalog.regclass,
            'pg_catalog.pg_proc'::pg_catalog.regclass,
            'pg_catalog.pg_type'::pg_catalog.regclass,
            'pg_catalog.pg_operator'::pg_catalog.regclass,
            'pg_catalog.pg_opclass'::pg_catalog.regclass,
            'pg_catalog.pg_attrdef'::pg_catalog.regclass,
            'pg_catalog.pg_constraint'::pg_catalog.regclass,
            'pg_catalog.pg_policy'::pg_catalog.regclass,
            'pg_catalog.pg_rewrite'::pg_catalog.regclass,
            'pg_catalog.pg_trigger'::pg_catalog.regclass
        )
        -- Of a foreign key, a child or a view's columns: what is behind a view is in its rule.
        and not (
            d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.classid in (
                'pg_catalog.pg_class'::pg_catalog.regclass,
                'pg_catalog.pg_constraint'::pg_catalog.regclass
            )
        )
        -- A body that is no text and has a path of its own hands no other down.
        and not (
            d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and d.refclassid <> 'pg_catalog.pg_type'::pg_catalog.regclass
            and d.objid in (select w.oid from wide as w)
        )
),

ways (from_catalog, from_object, needs, to_catalog, to_object, gives, named) as (
    select
        d.classid,
        d.objid,
        1,
        d.refclassid,
        d.refobjid,
        case
            when d.refclassid <> 'pg_catalog.pg_class'::pg_catalog.regclass then 1
            when d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass then 2
            when d.classid <> 'pg_catalog.pg_rewrite'::pg_catalog.regclass then 1
        end,
        null::pg_catalog.name
    from depends as d
    where d.refclassid <> 'pg_catalog.pg_type'::pg_catalog.regclass

    union all
    select
        d.classid,
        d.objid,
        0,
        d.refclassid,
        d.refobjid,
        0,
        null
    from depends as d
    where d.classid <> 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
        and d.classid <> 'pg_catalog.pg_operator'::pg_catalog.regclass

    -- A column brings its type along where it is named.
    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        d.objid,
        0,
        d.refclassid,
        d.refobjid,
        0,
        a.attname
    from depends as d
    left join pg_catalog.pg_attribute as a
        on a.attrelid = d.objid
        and a.attnum = d.objsubid
        and a.attnum > 0
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass

    -- The checks of a domain are made of what is written or handed over, not of what is read.
    union all
    select
        d.classid,
        d.objid,
        case d.classid when 'pg_catalog.pg_class'::pg_catalog.regclass then 2 else 1 end,
        d.refclassid,
        d.refobjid,
        1,
        null
    from depends as d
    where d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
        and d.classid <> 'pg_catalog.pg_operator'::pg_catalog.regclass

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        t.tgrelid,
        2,
        'pg_catalog.pg_trigger'::pg_catalog.regclass,
        t.oid,
        1,
        null
    from pg_catalog.pg_trigger as t
    where not t.tgisinternal
        and t.tgenabled <> 'D'

    -- A trigger's function has rows of its table.
    union all
    select
        'pg_catalog.pg_proc'::pg_catalog.regclass,
        t.tgfoid,
        0,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        t.tgrelid,
        0,
        null
    from pg_catalog.pg_trigger as t
    where not t.tgisinternal

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        p.polrelid,
        1,
        'pg_catalog.pg_policy'::pg_catalog.regclass,
        p.oid,
        1,
        null
    from pg_catalog.pg_policy as p
    join pg_catalog.pg_class as c on c.oid = p.polrelid
    where c.relrowsecurity

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        w.ev_class,
        case when w.ev_type = '1' and c.relkind = 'v' then 1 else 2 end,
        'pg_catalog.pg_rewrite'::pg_catalog.regclass,
        w.oid,
        null,
        null
    from pg_catalog.pg_rewrite as w
    join pg_catalog.pg_class as c on c.oid = w.ev_class

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        f.adrelid,
        case a.attgenerated when 'v' then 1 else 2 end,
        'pg_catalog.pg_attrdef'::pg_catalog.regclass,
        f.oid,
        1,
        null
    from pg_catalog.pg_attrdef as f
    join pg_catalog.pg_attribute as a
        on a.attrelid = f.adrelid
        and a.attnum = f.adnum

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        i.indrelid,
        2,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        i.indexrelid,
        1,
        null
    from pg_catalog.pg_index as i

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        k.conrelid,
        2,
        'pg_catalog.pg_constraint'::pg_catalog.regclass,
        k.oid,
        1,
        null
    from pg_catalog.pg_constraint as k
    where k.contype in ('c', 'x')
        and k.conrelid <> 0

    union all
    select
        'pg_catalog.pg_type'::pg_catalog.regclass,
        k.contypid,
        1,
        'pg_catalog.pg_constraint'::pg_catalog.regclass,
        k.oid,
        1,
        null
    from pg_catalog.pg_constraint as k
    where k.contypid <> 0

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        k.confrelid,
        2,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        k.conrelid,
        2,
        null
    from pg_catalog.pg_constraint as k
    where k.contype = 'f'
        and (
            k.confdeltype in ('c', 'n', 'd')
            or k.confupdtype in ('c', 'n', 'd')
        )

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        h.inhparent,
        0,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        h.inhrelid,
        null,
        null
    from pg_catalog.pg_inherits as h

    -- A row that is written to a part is held against the bounds of it, and so against the key.
    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        c.oid,
        2,
        d.refclassid,
        d.refobjid,
        1,
        null
    from pg_catalog.pg_class as c
    cross join lateral pg_catalog.pg_partition_ancestors(c.oid) as a (relation)
    join depends as d
        on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.objid = a.relation
        and d.objsubid = 0
        and d.refclassid <> 'pg_catalog.pg_type'::pg_catalog.regclass
    where c.relispartition
        and a.relation <> c.oid

    union all
    select
        'pg_catalog.pg_type'::pg_catalog.regclass,
        t.oid,
        0,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        t.typrelid,
        0,
        null
    from pg_catalog.pg_type as t
    join pg_catalog.pg_class as c on c.oid = t.typrelid
    where c.relnamespace <> 'pg_catalog'::pg_catalog.regnamespace

    union all
    select
        'pg_catalog.pg_type'::pg_catalog.regclass,
        t.oid,
        0,
        'pg_catalog.pg_type'::pg_catalog.regclass,
        t.typelem,
        null,
        null
    from pg_catalog.pg_type as t
    where t.typelem <> 0
        and t.typnamespace <> 'pg_catalog'::pg_catalog.regnamespace

    -- Casts that nobody writes, and those that somebody may write.
    union all
    select
        'pg_catalog.pg_type'::pg_catalog.regclass,
        y.oid,
        0,
        'pg_catalog.pg_proc'::pg_catalog.regclass,
        k.castfunc,
        1,
        null
    from pg_catalog.pg_cast as k
    join pg_catalog.pg_type as y on y.oid in (k.castsource, k.casttarget)
    where k.castfunc <> 0
        and k.oid >= 16384

    union all
    select
        'pg_catalog.pg_type'::pg_catalog.regclass,
        k.castsource,
        0,
        'pg_catalog.pg_type'::pg_catalog.regclass,
        k.casttarget,
        0,
        null
    from pg_catalog.pg_cast as k
    where k.castcontext = 'i'
        and k.oid >= 16384

    -- Rows are compared and sorted by what the type's own class of operators has.
    union all
    select
        'pg_catalog.pg_type'::pg_catalog.regclass,
        o.opcintype,
        0,
        'pg_catalog.pg_opclass'::pg_catalog.regclass,
        o.oid,
        1,
        null
    from pg_catalog.pg_opclass as o
    where o.opcdefault
        and o.oid >= 16384

    union all
    select
        'pg_catalog.pg_opclass'::pg_catalog.regclass,
        o.oid,
        1,
        'pg_catalog.pg_proc'::pg_catalog.regclass,
        m.amproc,
        1,
        null
    from pg_catalog.pg_opclass as o
    join pg_catalog.pg_amproc as m on m.amprocfamily = o.opcfamily
    where o.oid >= 16384

    union all
    select
        'pg_catalog.pg_opclass'::pg_catalog.regclass,
        o.oid,
        1,
        'pg_catalog.pg_operator'::pg_catalog.regclass,
        m.amopopr,
        1,
        null
    from pg_catalog.pg_opclass as o
    join pg_catalog.pg_amop as m on m.amopfamily = o.opcfamily
    where o.oid >= 16384
)

select distinct
    w.from_catalog::pg_catalog.oid as from_catalog,
    w.from_object,
    w.needs,
    w.to_catalog::pg_catalog.oid as to_catalog,
    w.to_object,
    w.gives,
    w.named
from ways as w
order by
    from_catalog,
    w.from_object,
    w.needs,
    to_catalog,
    w.to_object,
    w.gives,
    w.named
