select
    p.object,
    pg_catalog.string_agg(
        distinct s.text || case
            when u.used_kind = 'function' then ' (through function ' || f.name || ')'
            when u.used_kind = 'view' then ' (through view ' || v.name || ')'
            else ''
        end,
        ', '
    ) as detail,
    p.target
from policy as p
join uses as u on u.kind = 'policy' and u.oid = p.oid
join said as s on s.kind = u.used_kind and s.oid = u.used and s.what = 'setting'
left join routine as f on u.used_kind = 'function' and f.oid = u.used
left join relation as v on u.used_kind = 'view' and v.oid = u.used
-- Only settings with a dot can be made up by anybody; PostgREST sets those under request itself.
where s.text like '%.%'
    and s.text not like 'request.%'
group by p.object, p.target
