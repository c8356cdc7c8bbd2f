-- A code that exists stays as it is: somebody may have renamed it, and idempotent means harmless.
with seeded as (
    insert into public.stage_lu (code, display_name, sort_order, requires_product, is_closed, is_won)
    values
        ('new_lead', 'New Lead', 10, false, false, false),
        ('initial_outreach', 'Initial Outreach', 20, false, false, false),
        ('sample_visit_offered', 'Sample/Visit Offered', 30, false, false, false),
        ('awaiting_response', 'Awaiting Response', 40, false, false, false),
        ('feedback_logged', 'Feedback Logged', 50, true, false, false),
        ('demo_scheduled', 'Demo Scheduled', 60, true, false, false),
        ('closed_won', 'Closed - Won', 70, true, true, true),
        ('closed_lost', 'Closed - Lost', 80, false, true, false)
    on conflict (code) do nothing
    returning code
)
insert into public.seeded_lookups (lookup, code)
select
    'stage_lu',
    s.code
from seeded as s
on conflict (lookup, code) do nothing;
