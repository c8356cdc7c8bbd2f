select
    'table ' || c.name as object,
    pg_catalog.string_agg(
        distinct d.role_name || ' may delete rows of ' || p.name, ' and '
        order by d.role_name || ' may delete rows of ' || p.name
    ) as detail,
    pg_catalog.string_agg(distinct k.mend, ' ' order by k.mend) as target
from cascade_path as w
join relation as c on c.oid = w.child
join relation as p on p.oid = w.parent
join writes as d on d.relation = w.parent and d.verb = 'delete'
-- The key of this table by which the rows go.
join (
    select
        f.conrelid,
        f.confrelid,
        pg_catalog.format(
            'alter table %1$s drop constraint %2$I, add constraint %2$I %3$s;',
            r.name,
            f.conname,
            pg_catalog.replace(
                pg_catalog.pg_get_constraintdef(f.oid), 'ON DELETE CASCADE', 'ON DELETE NO ACTION'
            )
        ) as mend
    from pg_catalog.pg_constraint as f
    join relation as r on r.oid = f.conrelid
    where f.contype = 'f'
        and f.confdeltype = 'c'
) as k
    on k.conrelid = w.child
    and (
        k.confrelid = w.parent
        or exists (
            select
            from cascade_path as b
            where b.child = k.confrelid
                and b.parent = w.parent
        )
    )
where not exists (
        select
        from writes as o
        where o.relation = w.child
            and o.role = d.role
    )
    -- Of several tables above only the nearest is told.
    and not exists (
        select
        from cascade_path as n
        join cascade_path as u on u.child = n.parent and u.parent = w.parent
        join writes as m on m.relation = n.parent and m.role = d.role and m.verb = 'delete'
        where n.child = w.child
    )
    and (
        -- A record of what was done, owed or refused. Rows that belong to a row may well go with it.
        c.bare ~* (
            '(^|_)(audit|audits|log|logs|history|journal|journals|ledger|ledgers|trail|billing'
            || '|invoice|invoices|payment|payments|transaction|transactions|usage|attempt|attempts'
            || '|failure|failures|lock|locks|lockout|lockouts|ban|bans|strike|strikes|violation'
            || '|violations|limit|limits|quota|quotas)($|_)'
        )
        -- The one row that the caller has, which he may make anew: then all begins at nothing.
        or (
            exists (
                select
                from writes as i
                where i.relation = w.parent
                    and i.role = d.role
                    and i.verb = 'insert'
            )
            and exists (
                select
                from pg_catalog.pg_index as x
                where x.indrelid = w.parent
                    and x.indisunique
                    and x.indpred is null
                    and not exists (
                        select
                        from pg_catalog.unnest(x.indkey::smallint[]) as k (col)
                        where k.col not in (
                            select a.col
                            from compared as a
                            where a.relation = w.parent
                                and a.own
                                and a.with_caller
                        )
                    )
            )
        )
    )
group by c.name
