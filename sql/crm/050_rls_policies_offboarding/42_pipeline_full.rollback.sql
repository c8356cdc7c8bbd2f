set local lock_timeout = '2s';

-- As in phase 5.
create or replace view reporting.pipeline_full
with (security_invoker = on) as
select
    o.opportunity_id,
    o.name as opportunity_name,
    o.organization_id,
    g.name as organization_name,
    g.segment as organization_segment,
    g.state_code as organization_state_code,
    coalesce(o.principal_org_id, p.principal_org_id) as principal_org_id,
    pr.name as principal_name,
    o.product_id,
    p.name as product_name,
    p.sku as product_sku,
    coalesce(o.distributor_org_id, pd.distributor_org_id) as distributor_org_id,
    di.name as distributor_name,
    o.primary_contact_id,
    c.full_name as primary_contact_name,
    o.stage,
    coalesce(st.display_name, o.stage) as stage_name,
    st.sort_order as stage_sort_order,
    coalesce(st.is_closed, false) as is_closed,
    coalesce(st.is_won, false) as is_won,
    o.stage_manual,
    o.status,
    coalesce(su.display_name, o.status) as status_name,
    o.status_manual,
    o.probability,
    o.estimated_value,
    o.expected_close_date,
    o.source_code,
    o.loss_reason_code,
    o.owner_user_id,
    o.created_at,
    o.updated_at,
    li.interaction_id as latest_interaction_id,
    li.interaction_date as latest_interaction_date,
    li.type_code as latest_interaction_type_code,
    li.subject as latest_interaction_subject,
    li.stage as latest_interaction_stage,
    li.status as latest_interaction_status
from public.opportunities as o
left join public.organizations as g
    on g.organization_id = o.organization_id
left join public.products as p
    on p.product_id = o.product_id
left join public.organizations as pr
    on pr.organization_id = coalesce(o.principal_org_id, p.principal_org_id)
left join public.product_distributors as pd
    on pd.product_id = o.product_id
    and pd.is_primary
left join public.organizations as di
    on di.organization_id = coalesce(o.distributor_org_id, pd.distributor_org_id)
left join public.contacts as c
    on c.contact_id = o.primary_contact_id
left join public.stage_lu as st
    on st.code = o.stage
left join public.status_lu as su
    on su.code = o.status
left join lateral (
    select
        i.interaction_id,
        i.interaction_date,
        i.type_code,
        i.subject,
        i.stage,
        i.status
    from public.interactions as i
    where i.opportunity_id = o.opportunity_id
    order by
        i.interaction_date desc,
        i.created_at desc,
        i.interaction_id desc
    limit 1
) as li
    on true;
