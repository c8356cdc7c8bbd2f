-- Every expression that Postgres keeps as a tree: of policies, of views, of standard SQL functions.
with policy as (
    select
        p.oid,
        p.polrelid,
        p.polqual,
        p.polwithcheck,
        case
            when p.polroles <@ array(
                select r.oid
                from pg_catalog.pg_roles as r
                where r.rolname = any (:'roles'::name[])
            )
                then array(
                    select r.rolname::text
                    from pg_catalog.pg_roles as r
                    where r.oid = any (p.polroles)
                    order by 1
                )
            else '{}'
        end as roles
    from pg_catalog.pg_policy as p
    join pg_catalog.pg_class as c on c.oid = p.polrelid
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname <> all (:'platform'::name[])
        or n.nspname in ('realtime', 'storage')
)
select
    'policy' as kind,
    p.oid::bigint as oid,
    'using' as clause,
    p.roles,
    p.polrelid::bigint as relation,
    p.polqual::text as text
from policy as p
where p.polqual is not null
union all
select 'policy', p.oid::bigint, 'check', p.roles, p.polrelid::bigint, p.polwithcheck::text
from policy as p
where p.polwithcheck is not null
union all
select 'view', c.oid::bigint, '', '{}', 0, r.ev_action::text
from pg_catalog.pg_rewrite as r
join pg_catalog.pg_class as c on c.oid = r.ev_class
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('v', 'm')
    and r.ev_type = '1'
    and n.nspname <> all (:'platform'::name[])
    and pg_catalog.left(n.nspname, 3) <> 'pg_'
union all
select 'function', p.oid::bigint, '', '{}', 0, p.prosqlbody::text
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where p.prosqlbody is not null
    and n.nspname <> all (:'platform'::name[])
    and pg_catalog.left(n.nspname, 3) <> 'pg_'
order by kind, oid, clause
