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
    and (
        r.kind in ('v', 'm', 'f')
        or not r.rls
        or exists (
            select
            from policy_role as p
            where p.relation = r.oid
                and p.role = g.role
                and p.verb = 'select'
                and p.permissive
        )
    )
