-- A code that exists stays as it is: somebody may have renamed it, and idempotent means harmless.
with seeded as (
    insert into public.source_lu (code, display_name, sort_order)
    values
        ('referral', 'Referral', 10),
        ('trade_show', 'Trade Show', 20),
        ('website', 'Website', 30),
        ('cold_call', 'Cold Call', 40),
        ('distributor', 'Distributor', 50),
        ('principal', 'Principal', 60),
        ('existing_customer', 'Existing Customer', 70),
        ('other', 'Other', 80)
    on conflict (code) do nothing
    returning code
)
insert into public.seeded_lookups (lookup, code)
select
    'source_lu',
    s.code
from seeded as s
on conflict (lookup, code) do nothing;
