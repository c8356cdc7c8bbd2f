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
-- What the client writes into its request. The claims and the role come from the token.
where s.text ~ '^request\.(headers?|cookies?|method|path)(\.|$)'
    and p.permissive
    -- Who sends a secret that the row holds has shown that the row was shared with him.
    and not exists (
        select
        from compared as c
        where c.policy = p.oid
            and c.against = 'call'
            and c.col_name ~* '(token|secret|key|hash|code|nonce|signature|password|pin)'
    )
group by p.object, p.target
