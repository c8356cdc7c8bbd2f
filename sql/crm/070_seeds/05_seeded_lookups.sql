create table public.seeded_lookups (
    lookup text not null,
    code text not null,
    primary key (lookup, code)
);

alter table public.seeded_lookups enable row level security;

alter table public.seeded_lookups force row level security;

revoke all on table public.seeded_lookups from public, anon, authenticated, service_role;

comment on table public.seeded_lookups is
    'The rows that the seeds really inserted. A code that was there before is not in here, so a rollback leaves it alone.';
