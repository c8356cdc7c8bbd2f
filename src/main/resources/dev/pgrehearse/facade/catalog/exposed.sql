-- Under which name of a schema clients have a table: its own, or that of the facade that stands
-- for it there. The facade's columns are those that its definition takes from the table as they
-- are, whatever they are called: each of its entries knows where it comes from.
with t as (
    select
        c.oid,
        n.nspname,
        c.relname
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where c.oid = ?::pg_catalog.oid
),

seen as (
    select
        c.oid,
        c.relkind = 'v' as facade,
        t.oid as table_oid
    from t
    join pg_catalog.pg_class as c
        on c.oid = t.oid
        or (
            c.relkind = 'v'
            -- The table's own comment stands in front of it, in paragraphs of its own.
            and pg_catalog.strpos(
                E'\n\n' || pg_catalog.replace(pg_catalog.obj_description(c.oid, 'pg_class'), '"', ''),
                pg_catalog.format(E'\n\nFacade of %s.%s.', t.nspname, t.relname)
            ) > 0
        )
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = ?
    order by
        c.relkind = 'v',
        c.relname
    limit 1
),

-- Where an entry of a subquery says the same of the column's place, nothing is known for sure.
entries as (
    select
        m.part[1]::integer as position,
        pg_catalog.min(m.part[3]::integer) as origin
    from seen as s
    join pg_catalog.pg_rewrite as w
        on w.ev_class = s.oid
        and w.ev_type = '1'
    cross join lateral pg_catalog.regexp_matches(
        w.ev_action::text,
        ':resno (\d+) :resname (?:\\.|[^ \\])+ :ressortgroupref \d+ :resorigtbl (\d+) :resorigcol (\d+)',
        'g'
    ) as m (part)
    where m.part[2]::pg_catalog.oid = s.table_oid
    group by m.part[1]::integer
    having pg_catalog.count(*) = 1
)

select
    n.nspname as schema,
    c.relname as name,
    s.facade,
    (
        select pg_catalog.array_agg(b.attname::text order by a.attnum)
        from pg_catalog.pg_attribute as a
        left join entries as e on e.position = a.attnum
        join pg_catalog.pg_attribute as b
            on b.attrelid = s.table_oid
            and b.attnum = case when s.facade then e.origin else a.attnum end
        where a.attrelid = s.oid
            and a.attnum > 0
            and not a.attisdropped
    ) as stored,
    (
        select pg_catalog.array_agg(a.attname::text order by a.attnum)
        from pg_catalog.pg_attribute as a
        left join entries as e on e.position = a.attnum
        where a.attrelid = s.oid
            and a.attnum > 0
            and not a.attisdropped
            and (not s.facade or e.origin > 0)
    ) as shown,
    (
        select pg_catalog.array_agg(distinct g.grantee order by g.grantee)
        from (
            select coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner)) as acl

            union all
            select a.attacl
            from pg_catalog.pg_attribute as a
            where a.attrelid = c.oid
                and a.attnum > 0
                and not a.attisdropped
        ) as l
        cross join lateral pg_catalog.aclexplode(l.acl) as x
        cross join lateral (
            select
                case
                    when x.grantee = 0 then 'public'
                    else x.grantee::pg_catalog.regrole::text
                end as grantee
        ) as g
        where x.privilege_type = 'SELECT'
            and x.grantee <> (
                select r.oid
                from pg_catalog.pg_roles as r
                where r.rolname = current_user
            )
    ) as readers,
    (
        select pg_catalog.array_agg(distinct x.grantee::pg_catalog.regrole::text)
        from pg_catalog.pg_attribute as a
        cross join lateral pg_catalog.aclexplode(a.attacl) as x
        where a.attrelid = c.oid
            and a.attnum > 0
            and not a.attisdropped
            and x.privilege_type = 'SELECT'
            and x.grantee <> 0
            and not pg_catalog.has_table_privilege(x.grantee, c.oid, 'select')
    ) as part_readers,
    (
        select pg_catalog.array_agg(distinct p.proname::text order by p.proname::text)
        from pg_catalog.pg_proc as p
        where p.pronamespace = c.relnamespace
            and p.pronargs = 1
            and p.proargtypes[0] = c.reltype
            and pg_catalog.starts_with(
                pg_catalog.obj_description(p.oid, 'pg_proc'), 'Embed of the key '
            )
    ) as own_functions,
    (
        select pg_catalog.array_agg(distinct p.proname::text order by p.proname::text)
        from pg_catalog.pg_proc as p
        where p.pronamespace = c.relnamespace
            and p.pronargs = 1
            and p.proargtypes[0] = c.reltype
            and not pg_catalog.starts_with(
                coalesce(pg_catalog.obj_description(p.oid, 'pg_proc'), ''), 'Embed of the key '
            )
    ) as other_functions
from seen as s
join pg_catalog.pg_class as c on c.oid = s.oid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
