set local lock_timeout = '2s';

-- A replaced view forgets its options unless they are said again.
create or replace view reporting.latest_interaction
with (security_invoker = on) as
select distinct on (i.opportunity_id)
    i.opportunity_id,
    i.interaction_id,
    i.contact_id,
    i.type_code,
    i.subject,
    i.interaction_date,
    i.stage,
    i.status,
    i.owner_user_id,
    i.created_at
from public.interactions as i
where i.deleted_at is null
order by
    i.opportunity_id,
    i.interaction_date desc,
    i.created_at desc,
    i.interaction_id desc;
