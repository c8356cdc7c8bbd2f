-- A code that exists stays as it is: somebody may have renamed it, and idempotent means harmless.
with seeded as (
    insert into public.state_lu (code, display_name, sort_order)
    values
        ('AL', 'Alabama', 10),
        ('AK', 'Alaska', 20),
        ('AZ', 'Arizona', 30),
        ('AR', 'Arkansas', 40),
        ('CA', 'California', 50),
        ('CO', 'Colorado', 60),
        ('CT', 'Connecticut', 70),
        ('DE', 'Delaware', 80),
        ('DC', 'District of Columbia', 90),
        ('FL', 'Florida', 100),
        ('GA', 'Georgia', 110),
        ('HI', 'Hawaii', 120),
        ('ID', 'Idaho', 130),
        ('IL', 'Illinois', 140),
        ('IN', 'Indiana', 150),
        ('IA', 'Iowa', 160),
        ('KS', 'Kansas', 170),
        ('KY', 'Kentucky', 180),
        ('LA', 'Louisiana', 190),
        ('ME', 'Maine', 200),
        ('MD', 'Maryland', 210),
        ('MA', 'Massachusetts', 220),
        ('MI', 'Michigan', 230),
        ('MN', 'Minnesota', 240),
        ('MS', 'Mississippi', 250),
        ('MO', 'Missouri', 260),
        ('MT', 'Montana', 270),
        ('NE', 'Nebraska', 280),
        ('NV', 'Nevada', 290),
        ('NH', 'New Hampshire', 300),
        ('NJ', 'New Jersey', 310),
        ('NM', 'New Mexico', 320),
        ('NY', 'New York', 330),
        ('NC', 'North Carolina', 340),
        ('ND', 'North Dakota', 350),
        ('OH', 'Ohio', 360),
        ('OK', 'Oklahoma', 370),
        ('OR', 'Oregon', 380),
        ('PA', 'Pennsylvania', 390),
        ('RI', 'Rhode Island', 400),
        ('SC', 'South Carolina', 410),
        ('SD', 'South Dakota', 420),
        ('TN', 'Tennessee', 430),
        ('TX', 'Texas', 440),
        ('UT', 'Utah', 450),
        ('VT', 'Vermont', 460),
        ('VA', 'Virginia', 470),
        ('WA', 'Washington', 480),
        ('WV', 'West Virginia', 490),
        ('WI', 'Wisconsin', 500),
        ('WY', 'Wyoming', 510)
    on conflict (code) do nothing
    returning code
)
insert into public.seeded_lookups (lookup, code)
select
    'state_lu',
    s.code
from seeded as s
on conflict (lookup, code) do nothing;
