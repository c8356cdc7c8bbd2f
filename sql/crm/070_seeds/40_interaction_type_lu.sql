-- A code that exists stays as it is: somebody may have renamed it, and idempotent means harmless.
with seeded as (
    insert into public.interaction_type_lu (code, display_name, sort_order)
    values
        ('call', 'Call', 10),
        ('email', 'E-mail', 20),
        ('meeting', 'Meeting', 30),
        ('demo', 'Demo', 40),
        ('sample', 'Sample', 50),
        ('proposal', 'Proposal', 60),
        ('follow_up', 'Follow-up', 70),
        ('site_visit', 'Site Visit', 80),
        ('trade_show', 'Trade Show', 90)
    on conflict (code) do nothing
    returning code
)
insert into public.seeded_lookups (lookup, code)
select
    'interaction_type_lu',
    s.code
from seeded as s
on conflict (lookup, code) do nothing;
