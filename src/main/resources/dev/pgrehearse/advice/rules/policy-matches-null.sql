select
    p.object,
    pg_catalog.string_agg(
        distinct pg_catalog.quote_ident(n.col_name) || ' for ' || case n.whom
            when 'visitors' then 'whoever has not signed in'
            when 'anybody' then 'everybody'
            else 'whoever lacks what it is held against'
        end,
        ', '
    ) as detail,
    p.target
from policy as p
join null_owner as n on n.policy = p.oid and n.clause = 'using' and n.whom <> 'everybody'
where not exists (select from api_role)
    or exists (
        select
        from policy_role as o
        join privilege as g
            on g.relation = o.relation
            and g.role = o.role
            and g.verb = o.verb
        where o.policy = p.oid
            and (n.whom <> 'visitors' or g.anonymous)
            -- A restrictive one narrows what another lets through.
            and exists (
                select
                from policy_role as w
                where w.relation = o.relation
                    and w.role = o.role
                    and w.verb = o.verb
                    and w.permissive
            )
            and (
                not o.permissive
                or exists (
                    select
                    from unbound as u
                    where u.policy = p.oid
                        and u.role = o.role
                        and u.verb = o.verb
                )
            )
    )
group by p.object, p.target
