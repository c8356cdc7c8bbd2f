set local lock_timeout = '2s';

-- A replaced view forgets its options unless they are said again.
create or replace view public.v_org_roles
with (security_invoker = on) as
select
    g.organization_id,
    g.name,
    (
        exists (
            select
            from public.products as p
            where p.principal_org_id = g.organization_id
                and p.deleted_at is null
        )
        or exists (
            select
            from public.opportunities as o
            where o.principal_org_id = g.organization_id
                and o.deleted_at is null
        )
    ) as is_principal,
    (
        exists (
            select
            from public.product_distributors as d
            where d.distributor_org_id = g.organization_id
                and d.deleted_at is null
        )
        or exists (
            select
            from public.opportunities as o
            where o.distributor_org_id = g.organization_id
                and o.deleted_at is null
        )
    ) as is_distributor,
    c.has_won as is_customer,
    c.has_any and not c.has_won as is_prospect
from public.organizations as g
cross join lateral (
    select
        count(*) > 0 as has_any,
        coalesce(bool_or(s.is_won), false) as has_won
    from public.opportunities as o
    left join public.stage_lu as s
        on s.code = o.stage
    where o.organization_id = g.organization_id
        and o.deleted_at is null
) as c
where g.deleted_at is null;
