select
    'foreign key ' || pg_catalog.quote_ident(f.conname) || ' on ' || r.name as object,
    m.name || ', of which ' || pg_catalog.string_agg(distinct a.name, ', ')
        || ' does not see all' as detail,
    r.name as target
from pg_catalog.pg_constraint as f
join relation as r on r.oid = f.conrelid
join relation as m on m.oid = f.confrelid and m.rls and m.oid <> r.oid
join api_role as a
    on pg_catalog.has_schema_privilege(a.oid, r.schema, 'usage')
    and not exists (
        select
        from sees_all as s
        where s.relation = m.oid
            and s.role = a.oid
    )
where f.contype = 'f'
    -- What is hidden from everybody alike, such as a choice that is no longer offered, is no secret.
    and exists (
        select
        from policy as p
        join policy_walk as w on w.policy = p.oid
        where p.relation = m.oid
            and (
                w.kind <> 'policy'
                or exists (
                    select
                    from called as c
                    where c.kind = 'policy'
                        and c.oid = p.oid
                        and (c.schema <> 'pg_catalog' or c.bare = 'current_setting')
                )
            )
    )
    and (
        not r.rls
        -- Asked first, for it is hashed: policies that look nothing up.
        or (r.oid, a.oid) in (
            select p.relation, p.role
            from policy_role as p
            where p.permissive
                and p.verb = 'insert'
                and p.policy not in (select w.policy from policy_walk as w where w.kind <> 'policy')
        )
        or exists (
            select
            from policy_role as p
            where p.relation = r.oid
                and p.role = a.oid
                and p.permissive
                and p.verb = 'insert'
                -- One that looks the row up itself refuses what the caller does not see.
                and not exists (
                    select
                    from policy_walk as w
                    where w.policy = p.policy
                        and w.node = m.oid
                )
        )
    )
    and not exists (
        select
        from pg_catalog.unnest(f.conkey) as k (col)
        where not pg_catalog.has_column_privilege(a.oid, f.conrelid, k.col, 'insert')
    )
    and not exists (
        select
        from pg_catalog.unnest(f.confkey) as k (col)
        join pg_catalog.pg_attribute as t on t.attrelid = f.confrelid and t.attnum = k.col
        where t.atttypid = 'pg_catalog.uuid'::regtype
    )
group by f.oid, f.conname, r.name, m.name
