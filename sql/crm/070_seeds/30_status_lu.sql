-- A code that exists stays as it is: somebody may have renamed it, and idempotent means harmless.
with seeded as (
    insert into public.status_lu (code, display_name, sort_order)
    values
        ('open', 'Open', 10),
        ('in_progress', 'In Progress', 20),
        ('waiting_customer', 'Waiting for Customer', 30),
        ('waiting_principal', 'Waiting for Principal', 40),
        ('on_hold', 'On Hold', 50),
        ('done', 'Done', 60)
    on conflict (code) do nothing
    returning code
)
insert into public.seeded_lookups (lookup, code)
select
    'status_lu',
    s.code
from seeded as s
on conflict (lookup, code) do nothing;
