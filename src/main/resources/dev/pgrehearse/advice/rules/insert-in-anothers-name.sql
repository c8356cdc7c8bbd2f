select
    p.object,
    pg_catalog.string_agg(distinct pg_catalog.quote_ident(o.col_name), ', ') as detail,
    p.target
from policy as p
join (
    select distinct c.relation, c.col, c.col_name
    from compared as c
    where c.own
        and c.with_claim
        and c.clause = 'using'
) as o on o.relation = p.relation
where p.permissive
    and p.cmd in ('a', 'w', '*')
    -- For insert alone there is no other clause; for the rest the using stands in for a check.
    and (p.has_check or p.cmd = 'w')
    and exists (
        select
        from unbound as u
        where u.policy = p.oid
            and u.verb = case p.cmd when 'w' then 'update' else 'insert' end
            and pg_catalog.has_column_privilege(
                u.role, p.relation, o.col, case p.cmd when 'w' then 'update' else 'insert' end
            )
    )
    and not exists (
        select
        from compared as c
        where c.policy = p.oid
            and c.own
            and c.col = o.col
            and c.clause = case when p.has_check then 'check' else 'using' end
    )
    and not exists (
        select
        from constant as c
        where c.policy = p.oid
            and c.clause = case when p.has_check then 'check' else 'using' end
    )
    -- A function of the row, or one that knows administrators, may well look at the owner.
    and not exists (
        select
        from called as c
        where c.kind = 'policy'
            and c.oid = p.oid
            and c.clause = case when p.has_check then 'check' else 'using' end
            and (c.schema not in ('pg_catalog', 'auth') or c.bare in ('jwt', 'current_setting'))
    )
group by p.object, p.target
