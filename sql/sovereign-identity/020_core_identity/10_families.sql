create table public.families (
    id uuid primary key default gen_random_uuid(),
    family_name text not null unique check (char_length(family_name) between 1 and 100),
    domain text check (char_length(domain) <= 255),
    relay_url text check (relay_url like 'wss://_%' and char_length(relay_url) <= 255),
    federation_id text unique check (char_length(federation_id) <= 100),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

alter table public.families enable row level security;

alter table public.families force row level security;

revoke all on table public.families from public, anon, authenticated, service_role;

comment on table public.families is
    'Families, each with at least one guardian. Made by create_family(), taken away by dissolve_family().';

comment on column public.families.federation_id is
    'The family''s name in the federation. Given by the service, not by the family.';
