select
    case when v.kind = 'm' then 'materialized view ' else 'view ' end || v.name as object,
    g.words as detail,
    v.name as target
from relation as v
join grants as g on g.relation = v.oid
where exists (
    select
    from view_path as p
    where p.view = v.oid
        and p.relation = pg_catalog.to_regclass('auth.users')
)
union all
select
    'function ' || f.name,
    pg_catalog.string_agg(e.role_name, ', ' order by e.role_name) || ' may call it',
    'function ' || f.name
from routine as f
join executable as e on e.function = f.oid
where f.definer
    and exists (
        select
        from read as r
        where r.kind = 'function'
            and r.oid = f.oid
            and r.relation = pg_catalog.to_regclass('auth.users')
    )
    and (
        f.oid not in (select a.function from asks_caller as a)
        or f.returns = (
            select c.reltype
            from pg_catalog.pg_class as c
            where c.oid = pg_catalog.to_regclass('auth.users')
        )
    )
group by f.oid, f.name
