-- For each object whatever decides who may do what on it, as a hash, and what that leans on: a view on
-- its bases, a policy on the tables it looks into, a table on the functions of its triggers and
-- policies.
with visible (id, name) as (
    select n.oid, n.nspname
    from pg_catalog.pg_namespace as n
    where n.nspname !~ '^pg_'
        and n.nspname <> 'information_schema'
        and n.nspname <> all (:excluded)
),

called (id, hash) as (
    select
        f.oid,
        pg_catalog.md5(
            pg_catalog.concat_ws(
                '|', f.prosrc, f.prosqlbody, f.proacl, f.proconfig, f.prosecdef, f.proowner, f.prokind
            )
        )
    from pg_catalog.pg_proc as f
    join visible as v on v.id = f.pronamespace
)

select
    pg_catalog.format('%I.%I', v.name, c.relname) as object,
    pg_catalog.md5(
        pg_catalog.concat_ws(
            '|',
            c.oid,
            c.relkind,
            c.relacl,
            c.relowner,
            c.relrowsecurity,
            c.relforcerowsecurity,
            c.reloptions,
            v.id,
            n.nspacl,
            case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end,
            (
                select pg_catalog.string_agg(
                    pg_catalog.concat_ws(' ', a.attname, a.atttypid, a.attacl, a.attnotnull, a.attgenerated, a.attidentity),
                    ',' order by a.attnum
                )
                from pg_catalog.pg_attribute as a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            ),
            (
                select pg_catalog.string_agg(
                    pg_catalog.concat_ws(
                        ' ', p.polname, p.polcmd, p.polpermissive, p.polroles, p.polqual, p.polwithcheck
                    ),
                    ',' order by p.polname
                )
                from pg_catalog.pg_policy as p
                where p.polrelid = c.oid
            ),
            (
                select pg_catalog.string_agg(
                    pg_catalog.concat_ws(' ', pg_catalog.pg_get_triggerdef(t.oid), t.tgenabled, f.hash),
                    ',' order by t.tgname
                )
                from pg_catalog.pg_trigger as t
                left join called as f on f.id = t.tgfoid
                where t.tgrelid = c.oid and not t.tgisinternal
            ),
            -- Rows that others refer to are not to be had as easily.
            (
                select pg_catalog.string_agg(
                    pg_catalog.concat_ws(' ', k.conrelid, k.conkey, k.confkey, k.confdeltype, k.confupdtype),
                    ',' order by k.oid
                )
                from pg_catalog.pg_constraint as k
                where k.contype = 'f' and k.confrelid = c.oid
            ),
            (
                select pg_catalog.string_agg(f.hash, ',' order by f.hash)
                from pg_catalog.pg_policy as p
                join pg_catalog.pg_depend as d
                    on d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
                    and d.objid = p.oid
                    and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                join called as f on f.id = d.refobjid
                where p.polrelid = c.oid
            )
        )
    ) as hash,
    (
        select pg_catalog.array_agg(distinct pg_catalog.format('%I.%I', bn.nspname, b.relname))
        from (
            select d.refobjid
            from pg_catalog.pg_rewrite as w
            join pg_catalog.pg_depend as d
                on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                and d.objid = w.oid
                and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            where w.ev_class = c.oid and d.refobjid <> c.oid
            union
            select d.refobjid
            from pg_catalog.pg_policy as p
            join pg_catalog.pg_depend as d
                on d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
                and d.objid = p.oid
                and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            where p.polrelid = c.oid and d.refobjid <> c.oid
        ) as u
        join pg_catalog.pg_class as b on b.oid = u.refobjid
        join pg_catalog.pg_namespace as bn on bn.oid = b.relnamespace
    ) as leans_on
from pg_catalog.pg_class as c
join visible as v on v.id = c.relnamespace
join pg_catalog.pg_namespace as n on n.oid = v.id
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')

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
