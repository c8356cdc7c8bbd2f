-- The seed's version reads stage_manual_override columns that do not exist, takes a latest interaction that
-- says nothing as an answer, and runs with its owner's rights. This one follows the rules of the sync.
create view public.opportunities_enriched
with (security_invoker = on) as
select
    o.opportunity_id,
    o.name,
    o.organization_id,
    o.principal_org_id,
    o.product_id,
    o.distributor_org_id,
    o.primary_contact_id,
    o.stage,
    o.status,
    o.stage_manual,
    o.status_manual,
    o.probability,
    o.estimated_value,
    o.expected_close_date,
    o.source_code,
    o.loss_reason_code,
    o.owner_user_id,
    o.created_at,
    o.updated_at,
    case
        when o.stage_manual then o.stage
        else coalesce(latest_stage.stage, o.stage)
    end as effective_stage,
    case
        when o.status_manual then o.status
        else coalesce(latest_status.status, o.status)
    end as effective_status
from public.opportunities as o
left join lateral (
    select i.stage
    from public.interactions as i
    where i.opportunity_id = o.opportunity_id
        and i.deleted_at is null
        and i.stage is not null
    order by
        i.interaction_date desc,
        i.created_at desc,
        i.interaction_id desc
    limit 1
) as latest_stage
    on true
left join lateral (
    select i.status
    from public.interactions as i
    where i.opportunity_id = o.opportunity_id
        and i.deleted_at is null
        and i.status is not null
    order by
        i.interaction_date desc,
        i.created_at desc,
        i.interaction_id desc
    limit 1
) as latest_status
    on true
where o.deleted_at is null;

revoke all on table public.opportunities_enriched from public, anon, authenticated, service_role;

comment on view public.opportunities_enriched is
    'Opportunities with the stage and status that the latest interactions say, unless they are manual. For clients that do without the sync triggers.';
