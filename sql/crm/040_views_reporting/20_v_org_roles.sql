-- Stored roles would go stale with the first product or opportunity; these cannot.
create view public.v_org_roles
with (security_invoker = on) as
select
    g.organization_id,
    g.name,
    (
        exists (
            select
            from public.products as p
            where p.principal_org_id = g.organization_id
        )
        or exists (
            select
            from public.opportunities as o
            where o.principal_org_id = g.organization_id
        )
    ) as is_principal,
    (
        exists (
            select
            from public.product_distributors as d
            where d.distributor_org_id = g.organization_id
        )
        or exists (
            select
            from public.opportunities as o
            where o.distributor_org_id = g.organization_id
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
) as c;

revoke all on table public.v_org_roles from public, anon, authenticated, service_role;

comment on view public.v_org_roles is
    'What an organization is, from the rows that the reader may see: principal = has products or is named as principal; distributor likewise; customer = an opportunity was won; prospect = opportunities, none won. More than one may hold.';
