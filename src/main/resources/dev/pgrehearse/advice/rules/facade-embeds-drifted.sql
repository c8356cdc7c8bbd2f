select
    'view ' || w.facade_name as object,
    pg_catalog.string_agg(
        'who embeds ' || w.target_name || ' in ' || w.origin_name || ' by ' || w.embed || ' is refused',
        '; '
        order by w.origin_name, w.embed
    ) as detail,
    w.facade_name as target
from (
    -- A name that means two keys is ambiguous on tables too.
    select
        n.origin,
        n.origin_name,
        n.embed,
        pg_catalog.min(n.target_name) as target_name,
        pg_catalog.min(n.facade_name) as facade_name
    from (
        select
            o.shown as origin,
            o.name as origin_name,
            t.name as target_name,
            case when w.up and o.facade then o.name else t.name end as facade_name,
            e.embed,
            k.oid as key
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
        join facade as t on t.base = w.target
        join relation as tv
            on tv.oid = t.oid
            and tv.schema = o.schema
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
            and k.conrelid <> k.confrelid
            and e.embed <> tv.bare
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
            -- What clients do not see as it is stored was told before the move.
            and (
                not o.facade
                or w.columns <@ array(
                    select c.col from facade_column as c where c.facade = o.shown
                )
            )
            and case when w.up then k.confkey else k.conkey end <@ array(
                select c.col from facade_column as c where c.facade = t.oid
            )
    ) as n
    group by n.origin, n.origin_name, n.embed
    having pg_catalog.count(distinct n.key) = 1
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
group by w.facade_name
