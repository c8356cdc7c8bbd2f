select
    'function ' || f.name as object,
    pg_catalog.string_agg(e.role_name, ', ' order by e.role_name) as detail,
    f.name as target
from routine as f
join executable as e on e.function = f.oid
where f.definer
    and f.oid not in (select a.function from asks_caller as a)
    and f.oid not in (
        select r.oid
        from read as r
        where r.kind = 'function'
            and r.relation = pg_catalog.to_regclass('auth.users')
    )
group by f.oid, f.name
having not pg_catalog.bool_or(e.anonymous)
