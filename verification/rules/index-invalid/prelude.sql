create table public.visits (
    at timestamptz not null,
    page text not null
) partition by range (at);

create table public.visits_2026 partition of public.visits
    for values from ('2026-01-01') to ('2027-01-01');
