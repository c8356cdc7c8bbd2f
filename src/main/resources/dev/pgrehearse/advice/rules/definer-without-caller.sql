select
    'function ' || f.name as object,
    '' as detail,
    f.name as target
from routine as f
join pg_catalog.pg_proc as p on p.oid = f.oid
where f.definer
    and not exists (
        select
        from pg_catalog.aclexplode(
            coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))
        ) as a
        where a.privilege_type = 'EXECUTE'
            and a.grantee <> p.proowner
    )
    -- Triggers ask nobody for the privilege when they fire.
    and not exists (select from pg_catalog.pg_trigger as t where t.tgfoid = f.oid)
    and not exists (select from pg_catalog.pg_event_trigger as t where t.evtfoid = f.oid)
