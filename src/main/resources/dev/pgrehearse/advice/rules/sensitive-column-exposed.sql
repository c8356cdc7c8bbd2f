select
    'column ' || r.name || '.' || pg_catalog.quote_ident(a.attname) as object,
    g.role_name as detail,
    '(' || pg_catalog.quote_ident(a.attname) || ') on ' || r.name as target
from relation as r
join privilege as g on g.relation = r.oid and g.verb = 'select' and g.anonymous
join pg_catalog.pg_attribute as a
    on a.attrelid = r.oid
    and a.attnum > 0
    and not a.attisdropped
where a.attname ~* (
        '(^|_)(password|passwd|passphrase|pwd|secret|secrets|token|tokens|ssn|iban|cvv|otp'
        || '|api_?key|private_?key|service_?key|credit_?card|card_?number|nsec|seed_?phrase'
        || '|mnemonic)($|_)'
    )
    and pg_catalog.has_column_privilege(g.role, r.oid, a.attnum, 'select')
    and case
        when r.kind in ('r', 'p')
            then not exists (
                select from silent as s where s.relation = r.oid and s.role = g.role
            )
        -- With its caller's rights a view shows no more than what it reads.
        when r.kind = 'v' and r.invoker
            then not exists (
                select from refused as f where f.view = r.oid and f.role = g.role
            )
            and exists (
                select
                from invoker_path as p
                left join relation as t on t.oid = p.relation
                where p.view = r.oid
                    and not coalesce(t.kind = 'v' and t.invoker, false)
                    and not exists (
                        select from silent as s where s.relation = p.relation and s.role = g.role
                    )
            )
        else true
    end
