-- A code that exists stays as it is: somebody may have renamed it, and idempotent means harmless.
with seeded as (
    insert into public.loss_reason_lu (code, display_name, sort_order)
    values
        ('price', 'Price', 10),
        ('competitor', 'Competitor', 20),
        ('no_budget', 'No Budget', 30),
        ('no_response', 'No Response', 40),
        ('quality', 'Quality or Taste', 50),
        ('availability', 'Not Available', 60),
        ('timing', 'Timing', 70),
        ('other', 'Other', 80)
    on conflict (code) do nothing
    returning code
)
insert into public.seeded_lookups (lookup, code)
select
    'loss_reason_lu',
    s.code
from seeded as s
on conflict (lookup, code) do nothing;
