select
    'view ' || v.name as object,
    (select g.words from grants as g where g.relation = v.oid)
        || ', and with its owner''s rights it reaches '
        || pg_catalog.string_agg(w.words, '; and ' order by w.words) as detail,
    v.name as target
from relation as v
join (
    select
        p.view,
        pg_catalog.string_agg(
            distinct t.name || case
                when p.last = p.view then ''
                else ' (through ' || l.name || ')'
            end,
            ', '
        ) || ', past row level security' as words
    from view_path as p
    join relation as l on l.oid = p.last
    join relation as t on t.oid = p.relation and t.kind in ('r', 'p') and t.rls
    group by p.view
    union all
    select
        p.view,
        p.name || case
            when p.last = p.view then ''
            else ' (through ' || l.name || ')'
        end || ', where ' || pg_catalog.string_agg(p.words, '; ' order by p.words)
    from (
        select
            x.view,
            x.last,
            t.name,
            x.role_name || ' may not ' || pg_catalog.string_agg(
                distinct x.verb, ', '
            ) as words
        from past_privileges as x
        join relation as t on t.oid = x.relation
        group by x.view, x.last, t.name, x.role_name
    ) as p
    join relation as l on l.oid = p.last
    group by p.view, p.last, p.name, l.name
) as w on w.view = v.oid
where v.kind = 'v'
    and exists (select from grants as g where g.relation = v.oid)
group by v.oid, v.name
