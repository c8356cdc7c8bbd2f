-- The functions that take a row of a table, as one more for rows of its facade is to be: where an
-- argument is a row of the table, its type is empty. Those of embeds are written by the moves.
with it as (
    select
        t.oid as row_type,
        t.typarray as array_type
    from pg_catalog.pg_class as c
    join pg_catalog.pg_type as t on t.oid = c.reltype
    where c.oid = ?::pg_catalog.oid
)

select
    p.oid::pg_catalog.regprocedure::text as identity,
    n.nspname as schema,
    p.proname as name,
    array(
        select
            case when a.type = it.row_type then '' else pg_catalog.format_type(a.type, null) end
        from pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) with ordinality as a (type, place)
        order by a.place
    ) as types,
    array(
        select coalesce(p.proargnames[a.place], '')
        from pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) with ordinality as a (type, place)
        order by a.place
    ) as names,
    array(
        select coalesce(pg_catalog.pg_get_function_arg_default(p.oid, a.place::integer), '')
        from pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) with ordinality as a (type, place)
        order by a.place
    ) as defaults,
    pg_catalog.pg_get_function_result(p.oid) as result,
    p.proretset as gives_set,
    p.prorettype = it.row_type as gives_own,
    p.provolatile as volatility,
    p.proisstrict as strict,
    p.proparallel as parallel,
    p.prorows::integer as rows,
    l.lanname = 'sql'
    and not p.prosecdef
    and p.proconfig is null as inlined,
    coalesce(pg_catalog.obj_description(p.oid, 'pg_proc'), '') as comment,
    (
        select pg_catalog.array_agg(g.grantee order by g.grantee)
        from (
            select distinct
                case
                    when x.grantee = 0 then 'public'
                    else x.grantee::pg_catalog.regrole::text
                end as grantee
            from pg_catalog.aclexplode(
                coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))
            ) as x
            where x.grantee <> (
                select r.oid
                from pg_catalog.pg_roles as r
                where r.rolname = current_user
            )
        ) as g
    ) as callers,
    case
        when p.prokind <> 'f' then 'it is no function'
        when p.provariadic <> 0 then 'it takes any number of arguments'
        when exists (
            select
            from pg_catalog.unnest(p.proargmodes) as m (mode)
            where m.mode not in ('i', 't')
        ) then 'it gives its result by arguments'
        when it.array_type = any (p.proargtypes::pg_catalog.oid[]) then 'it takes an array of rows'
        when exists (
            select
            from pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) as a (type)
            join pg_catalog.pg_type as t on t.oid = a.type
            left join pg_catalog.pg_type as e on e.oid = t.typelem
            join pg_catalog.pg_class as c on c.oid in (t.typrelid, e.typrelid)
            where c.relkind <> 'c' and t.oid <> it.row_type
        ) then 'it takes rows of others too'
        when exists (
            select
            from pg_catalog.pg_type as r
            where r.oid = p.prorettype
                and r.typtype = 'p'
                and r.typname <> 'void'
                and not 't' = any (coalesce(p.proargmodes, '{}'))
        ) then 'what it gives has no type of its own'
        when not pg_catalog.has_schema_privilege(n.oid, 'create') then
            pg_catalog.format('%I may not create in schema %I', current_user, n.nspname)
        when exists (
            select
            from pg_catalog.pg_depend as e
            where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                and e.objid = p.oid
                and e.deptype = 'e'
        ) then 'it is an extension''s'
    end as obstacle
from it
join pg_catalog.pg_proc as p
    on p.proargtypes::pg_catalog.oid[] && array[it.row_type, it.array_type]
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
where not pg_catalog.starts_with(
    coalesce(pg_catalog.obj_description(p.oid, 'pg_proc'), ''), 'Embed of the key '
)
order by identity
