select
    'function ' || f.name as object,
    coalesce(nullif(pg_catalog.concat_ws(
        ', ',
        (
            select pg_catalog.string_agg(distinct e.role_name, ', ') || ' may call it'
            from executable as e
            where e.function = f.oid
        ),
        case
            when exists (
                select
                from called as c
                where c.function = f.oid
                    and c.kind = 'policy'
            ) then 'a policy calls it'
        end,
        case
            when exists (
                select
                from pg_catalog.pg_trigger as t
                where t.tgfoid = f.oid
                    and not t.tgisinternal
            ) then 'a trigger runs it'
        end
    ), ''), case
        when pg_catalog.has_function_privilege('public', f.oid, 'execute')
            then 'everybody may call it'
        else 'only its owner may call it'
    end) as detail,
    f.name as target
from routine as f
where not f.definer
    and not f.is_bound
    and not f.is_native
    and f.path is null
    -- A facade's own functions qualify every name, and what they run may count on its client's path.
    and not exists (
        select
        from pg_catalog.pg_trigger as t
        join pg_catalog.pg_class as c on c.oid = t.tgrelid
        where t.tgfoid = f.oid
            and c.relkind = 'v'
            and pg_catalog.obj_description(c.oid, 'pg_class') ~ '(^|\n\n)Facade of '
    )
    -- A computed relationship names all that it reads with its schema, and a path of its own would keep
    -- Postgres from putting it into the statement that embeds by it.
    and not exists (
        select
        from pg_catalog.pg_proc as p
        join pg_catalog.pg_language as l on l.oid = p.prolang
        join pg_catalog.pg_type as t
            on t.oid = p.proargtypes[0]
            and t.typtype = 'c'
        cross join (select '("([^"]|"")+"|[a-z_][a-z0-9_$]*)' as name) as x
        where p.oid = f.oid
            and p.pronargs = 1
            and p.proretset
            and p.provolatile <> 'v'
            and not p.proisstrict
            and l.lanname = 'sql'
            and p.prosrc ~ pg_catalog.replace(
                pg_catalog.replace(
                    '^\s*select r\.\*\s+from NAME\.NAME as r\s+where PAIR(\s+and PAIR)*\s*;?\s*$',
                    'PAIR',
                    'r\.NAME (=|operator\(NAME\.[^\s()a-z]+\)) \$1\.NAME'
                ),
                'NAME',
                x.name
            )
    )
