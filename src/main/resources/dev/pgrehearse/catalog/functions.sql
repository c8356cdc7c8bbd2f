-- Functions, procedures, window functions and aggregates, in parts, so that a difference names the
-- part.
select
    o.type || ' ' || o.identity as object,
    'pg_catalog.pg_proc'::pg_catalog.regclass::oid as class,
    p.oid as id,
    'schema ' || pg_catalog.quote_ident(n.nspname) as "belongs to",
    pg_catalog.pg_get_userbyid(p.proowner) as "owner",
    pg_catalog.pg_get_function_arguments(p.oid) as "arguments",
    pg_catalog.pg_get_function_result(p.oid) as "returns",
    g.lanname as "language",
    coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) as "body",
    p.probin as "library",
    case when p.prosecdef then 'definer' else 'invoker' end as "security",
    case p.provolatile
        when 'i' then 'immutable'
        when 's' then 'stable'
        else 'volatile'
    end as "volatility",
    case p.proparallel
        when 's' then 'safe'
        when 'r' then 'restricted'
        else 'unsafe'
    end as "parallel",
    case when p.proleakproof then 'yes' else 'no' end as "leakproof",
    case when p.proisstrict then 'yes' else 'no' end as "strict",
    p.procost::text as "cost",
    case when p.proretset then p.prorows::text end as "rows",
    nullif(p.prosupport::text, '-') as "support",
    (
        select pg_catalog.string_agg(pg_catalog.format_type(t.oid, null), ', ' order by 1)
        from pg_catalog.unnest(p.protrftypes) as t (oid)
    ) as "transforms",
    case when f.aggfnoid is not null then
        pg_catalog.format(
            'kind %s, sfunc %s, stype %s, sspace %s, finalfunc %s, finalextra %s, '
                'finalmodify %s, combinefunc %s, serialfunc %s, deserialfunc %s, '
                'initcond %s, sortop %s, msfunc %s, minvfunc %s, mstype %s, mfinalfunc %s, '
                'minitcond %s, direct arguments %s',
            f.aggkind,
            f.aggtransfn,
            pg_catalog.format_type(f.aggtranstype, null),
            f.aggtransspace,
            f.aggfinalfn,
            f.aggfinalextra,
            f.aggfinalmodify,
            f.aggcombinefn,
            f.aggserialfn,
            f.aggdeserialfn,
            f.agginitval,
            case when f.aggsortop <> 0 then f.aggsortop::pg_catalog.regoperator::text end,
            f.aggmtransfn,
            f.aggminvtransfn,
            case when f.aggmtranstype <> 0
                then pg_catalog.format_type(f.aggmtranstype, null)
            end,
            f.aggmfinalfn,
            f.aggminitval,
            f.aggnumdirectargs
        )
    end as "aggregate"
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as g on g.oid = p.prolang
left join pg_catalog.pg_aggregate as f on f.aggfnoid = p.oid
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0
) as o
where n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and p.oid = any (:routines)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and e.objid = p.oid
            and e.deptype in ('e', 'i')
    )
order by object
