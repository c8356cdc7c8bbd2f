-- The functions of a facade's embeds that take its row or give its rows, and those that were
-- overloaded for its rows: they go with the view when it is dropped, and are made anew with the next.
select
    p.oid::pg_catalog.regprocedure::text as signature,
    pg_catalog.pg_get_functiondef(p.oid) as definition,
    c.reltype = any (p.proargtypes::pg_catalog.oid[]) as takes,
    pg_catalog.obj_description(p.oid, 'pg_proc') as comment,
    (
        select pg_catalog.array_agg(
            distinct case
                when x.grantee = 0 then 'public'
                else x.grantee::pg_catalog.regrole::text
            end
        )
        from pg_catalog.aclexplode(
            coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))
        ) as x
        where x.grantee <> p.proowner
    ) as callers
from pg_catalog.pg_class as c
join pg_catalog.pg_proc as p
    on (
        p.pronargs = 1
        and c.reltype in (p.proargtypes[0], p.prorettype)
        and pg_catalog.starts_with(
            pg_catalog.obj_description(p.oid, 'pg_proc'), 'Embed of the key '
        )
    )
    or (
        c.reltype = any (p.proargtypes::pg_catalog.oid[])
        and c.reltype <> p.prorettype
        and pg_catalog.starts_with(
            pg_catalog.obj_description(p.oid, 'pg_proc'), 'Overload for rows of '
        )
    )
where c.oid = ?::pg_catalog.oid
order by signature
