select
    'view ' || w.facade_name as object,
    pg_catalog.string_agg(
        'who embeds ' || w.target_name || ' in ' || w.origin_name || ' by ' || w.embed || ' is refused',
        '; '
        order by w.origin_name, w.embed
    ) as detail,
    w.facade_name as target
from (
    select
        n.origin,
        n.origin_name,
        n.embed,
        pg_catalog.min(n.key_name) as key_name,
        pg_catalog.min(n.target_name) as target_name,
        pg_catalog.min(n.facade_name) as facade_name
    from (
        select
            o.shown as origin,
            o.name as origin_name,
            t.name as target_name,
            case when w.up and o.facade then o.name else t.name end as facade_name,
            e.embed,
            k.oid as key,
            k.conname::text as key_name,
            pg_catalog.array_agg(t.bare) over (partition by o.shown) as targets,
            -- What clients do not see as it is stored was told before the move, and PostgREST finds
            -- the keys of a table to itself behind a view too.
            t.facade
            and k.conrelid <> k.confrelid
            and (
                not o.facade
                or w.columns <@ array(
                    select c.col from facade_column as c where c.facade = o.shown
                )
            )
            and case when w.up then k.confkey else k.conkey end <@ array(
                select c.col from facade_column as c where c.facade = t.shown
            ) as lacks
        from pg_catalog.pg_constraint as k
        cross join lateral (
            values (k.conrelid, k.confrelid, k.conkey, true), (k.confrelid, k.conrelid, k.confkey, false)
        ) as w (origin, target, columns, up)
        join (
            select r.oid as stored, r.oid as shown, r.name, r.bare, r.schema, false as facade
            from relation as r
            where r.kind in ('r', 'p')

            union all
            select f.base, f.oid, f.name, v.bare, v.schema, true
            from facade as f
            join relation as v on v.oid = f.oid
        ) as o
            on o.stored = w.origin
        join (
            select r.oid as stored, r.oid as shown, r.name, r.bare, r.schema, false as facade
            from relation as r
            where r.kind in ('r', 'p')

            union all
            select f.base, f.oid, f.name, v.bare, v.schema, true
            from facade as f
            join relation as v on v.oid = f.oid
        ) as t
            on t.stored = w.target
            and t.schema = o.schema
        cross join lateral (
            select k.conname::text as embed

            union
            select a.attname::text
            from pg_catalog.pg_attribute as a
            where w.up
                and pg_catalog.cardinality(k.conkey) = 1
                and a.attrelid = o.shown
                and a.attnum = case
                    when o.facade then (
                        select c.shown
                        from facade_column as c
                        where c.facade = o.shown and c.col = k.conkey[1]
                    )
                    else k.conkey[1]
                end
        ) as e
        where k.contype = 'f'
            and k.conparentid = 0
            -- Whom PostgREST serves.
            and exists (
                select
                from privilege as p
                where p.relation = o.shown
                    and p.verb = 'select'
                    and (
                        p.role_name in ('anon', 'authenticated')
                        or exists (
                            select
                            from pg_catalog.pg_auth_members as m
                            join pg_catalog.pg_roles as g on g.oid = m.member
                            where m.roleid = p.role
                                and g.rolname = 'authenticator'
                        )
                    )
            )
    ) as n
    -- By the name of a table PostgREST finds it behind a view too.
    where n.embed <> all (n.targets)
    group by n.origin, n.origin_name, n.embed
    -- A name that means two keys is ambiguous on tables too.
    having pg_catalog.count(distinct n.key) = 1 and pg_catalog.bool_and(n.lacks)
) as w
join pg_catalog.pg_class as c on c.oid = w.origin
where not exists (
    select
    from pg_catalog.pg_proc as p
    where p.pronamespace = c.relnamespace
        and p.proname = w.embed
        and p.pronargs = 1
        and p.proargtypes[0] = c.reltype
)
-- A key of the same name stood there when the table moved: clients have what they had by it.
and not exists (
    select
    from pg_catalog.pg_proc as p
    where p.pronamespace = c.relnamespace
        and p.proname = w.key_name
        and p.pronargs = 1
)
group by w.facade_name
