-- What leans on a view or on its row type, and would have to go before the view can. The functions
-- of its embeds, and those that were overloaded for its rows, go and come with it.
with it as (
    select
        c.oid,
        t.oid as row_type,
        t.typarray as array_type
    from pg_catalog.pg_class as c
    join pg_catalog.pg_type as t on t.oid = c.reltype
    where c.oid = ?::pg_catalog.oid
)

select distinct pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) as thing
from it
join pg_catalog.pg_depend as d
    on (
        d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.refobjid = it.oid
    )
    or (
        d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
        and d.refobjid in (it.row_type, it.array_type)
    )
where d.deptype = 'n'
    and not exists (
        select
        from pg_catalog.pg_rewrite as w
        where d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
            and w.oid = d.objid
            and w.ev_class = it.oid
    )
    and not exists (
        select
        from pg_catalog.pg_proc as p
        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and p.oid = d.objid
            and (
                pg_catalog.starts_with(
                    pg_catalog.obj_description(p.oid, 'pg_proc'), 'Embed of the key '
                )
                -- What gives rows of the facade is written for its columns.
                or (
                    p.prorettype <> it.row_type
                    and pg_catalog.starts_with(
                        pg_catalog.obj_description(p.oid, 'pg_proc'), 'Overload for rows of '
                    )
                )
            )
    )
order by thing
