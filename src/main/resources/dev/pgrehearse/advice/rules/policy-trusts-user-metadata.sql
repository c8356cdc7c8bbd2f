select
    p.object,
    case
        when pg_catalog.bool_or(w.used = p.oid) then 'it reads them itself'
        else 'it reads them through ' || pg_catalog.string_agg(distinct w.through, ', ')
    end as detail,
    p.target
from policy as p
join (
    select u.oid, u.used, coalesce('function ' || f.name, 'view ' || v.name) as through
    from uses as u
    left join routine as f on u.used_kind = 'function' and f.oid = u.used
    left join relation as v on u.used_kind = 'view' and v.oid = u.used
    where u.kind = 'policy'
        and (
            -- A name or a text says it, where claims or users are read too.
            exists (
                select
                from said as s
                where s.kind = u.used_kind
                    and s.oid = u.used
                    and s.text ~* '(^|[^a-z])(raw_)?user_meta_?data($|[^a-z])'
                    and (
                        s.what = 'name'
                        or exists (
                            select
                            from called as c
                            where c.kind = s.kind
                                and c.oid = s.oid
                                and (c.schema = 'auth' or c.bare = 'current_setting')
                        )
                    )
            )
            -- Or the expression depends on the column.
            or (u.used_kind, u.used) in (
                select
                    case d.classid
                        when 'pg_catalog.pg_policy'::regclass then 'policy'
                        when 'pg_catalog.pg_proc'::regclass then 'function'
                        else 'view'
                    end,
                    coalesce(r.ev_class, d.objid)::bigint
                from pg_catalog.pg_depend as d
                join pg_catalog.pg_attribute as a
                    on a.attrelid = d.refobjid
                    and a.attnum = d.refobjsubid
                left join pg_catalog.pg_rewrite as r
                    on d.classid = 'pg_catalog.pg_rewrite'::regclass
                    and r.oid = d.objid
                where d.refclassid = 'pg_catalog.pg_class'::regclass
                    and d.refobjid = pg_catalog.to_regclass('auth.users')
                    and a.attname = 'raw_user_meta_data'
                    and (
                        r.oid is not null
                        or d.classid in (
                            'pg_catalog.pg_policy'::regclass,
                            'pg_catalog.pg_proc'::regclass
                        )
                    )
            )
        )
) as w on w.oid = p.oid
group by p.object, p.oid, p.target
