-- Functions that a write to a table runs, through triggers, policies, checks, indexes, defaults and
-- domains, there and where foreign keys carry it, and that look names up on the path of whoever
-- writes. Extensions see to themselves.
with recursive reached (class, object, written) as (
    select
        'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid,
        ?::pg_catalog.oid,
        true

    union

    select
        e.class,
        e.object,
        e.written
    from reached as r
    cross join lateral (
        -- What a function with a body that is no text writes to is not told from what it reads.
        select
            d.refclassid as class,
            d.refobjid as object,
            r.class = 'pg_catalog.pg_proc'::pg_catalog.regclass as written
        from pg_catalog.pg_depend as d
        where d.classid = r.class
            and d.objid = r.object
            and d.deptype = 'n'
            and not (
                d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                and r.class in (
                    'pg_catalog.pg_class'::pg_catalog.regclass,
                    'pg_catalog.pg_constraint'::pg_catalog.regclass
                )
            )

        union all
        select 'pg_catalog.pg_trigger'::pg_catalog.regclass, g.oid, false
        from pg_catalog.pg_trigger as g
        where g.tgrelid = r.object
            and r.class = 'pg_catalog.pg_class'::pg_catalog.regclass
            and r.written
            and not g.tgisinternal

        union all
        select 'pg_catalog.pg_policy'::pg_catalog.regclass, p.oid, false
        from pg_catalog.pg_policy as p
        where p.polrelid = r.object
            and r.class = 'pg_catalog.pg_class'::pg_catalog.regclass

        union all
        select 'pg_catalog.pg_rewrite'::pg_catalog.regclass, w.oid, false
        from pg_catalog.pg_rewrite as w
        where w.ev_class = r.object
            and r.class = 'pg_catalog.pg_class'::pg_catalog.regclass

        union all
        select 'pg_catalog.pg_attrdef'::pg_catalog.regclass, f.oid, false
        from pg_catalog.pg_attrdef as f
        where f.adrelid = r.object
            and r.class = 'pg_catalog.pg_class'::pg_catalog.regclass
            and r.written

        union all
        select 'pg_catalog.pg_class'::pg_catalog.regclass, i.indexrelid, false
        from pg_catalog.pg_index as i
        where i.indrelid = r.object
            and r.class = 'pg_catalog.pg_class'::pg_catalog.regclass
            and r.written

        union all
        select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, false
        from pg_catalog.pg_constraint as k
        where k.contype = 'c'
            and (
                (
                    k.conrelid = r.object
                    and r.class = 'pg_catalog.pg_class'::pg_catalog.regclass
                    and r.written
                )
                or (
                    k.contypid = r.object
                    and r.class = 'pg_catalog.pg_type'::pg_catalog.regclass
                )
            )

        union all
        select 'pg_catalog.pg_class'::pg_catalog.regclass, k.conrelid, true
        from pg_catalog.pg_constraint as k
        where k.contype = 'f'
            and k.confrelid = r.object
            and r.class = 'pg_catalog.pg_class'::pg_catalog.regclass
            and r.written
            and (
                k.confdeltype in ('c', 'n', 'd')
                or k.confupdtype in ('c', 'n', 'd')
            )

        union all
        select 'pg_catalog.pg_class'::pg_catalog.regclass, h.inhrelid, r.written
        from pg_catalog.pg_inherits as h
        where h.inhparent = r.object
            and r.class = 'pg_catalog.pg_class'::pg_catalog.regclass
    ) as e
)

select distinct
    p.oid,
    o.identity
from reached as r
join pg_catalog.pg_proc as p
    on r.class = 'pg_catalog.pg_proc'::pg_catalog.regclass
    and p.oid = r.object
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as g on g.oid = p.prolang
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0
) as o
where g.lanname not in ('internal', 'c')
    and p.prosqlbody is null
    and n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'
    and not exists (
        select
        from pg_catalog.unnest(p.proconfig) as s (setting)
        where s.setting like 'search\_path=%'
    )
    and not exists (
        select
        from pg_catalog.pg_depend as x
        where x.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and x.objid = p.oid
            and x.deptype = 'e'
    )
order by
    o.identity,
    p.oid
