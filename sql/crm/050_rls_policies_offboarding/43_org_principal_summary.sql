set local lock_timeout = '2s';

-- A replaced view forgets its options unless they are said again.
create or replace view reporting.org_principal_summary
with (security_invoker = on) as
select
    o.organization_id,
    g.name as organization_name,
    coalesce(o.principal_org_id, p.principal_org_id) as principal_org_id,
    pr.name as principal_name,
    count(*) as opportunity_count,
    count(*) filter (where not coalesce(st.is_closed, false)) as open_count,
    count(*) filter (where st.is_won) as won_count,
    coalesce(sum(o.estimated_value) filter (where not coalesce(st.is_closed, false)), 0)
        as open_value,
    coalesce(sum(o.estimated_value) filter (where st.is_won), 0) as won_value,
    max(li.interaction_date) as latest_interaction_date
from public.opportunities as o
left join public.organizations as g
    on g.organization_id = o.organization_id
    and g.deleted_at is null
left join public.products as p
    on p.product_id = o.product_id
    and p.deleted_at is null
left join public.organizations as pr
    on pr.organization_id = coalesce(o.principal_org_id, p.principal_org_id)
    and pr.deleted_at is null
left join public.stage_lu as st
    on st.code = o.stage
left join reporting.latest_interaction as li
    on li.opportunity_id = o.opportunity_id
where o.deleted_at is null
group by
    o.organization_id,
    g.name,
    coalesce(o.principal_org_id, p.principal_org_id),
    pr.name;
