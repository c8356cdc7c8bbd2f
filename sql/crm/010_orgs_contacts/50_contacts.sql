set local lock_timeout = '2s';

create table public.contacts (
    contact_id uuid primary key default gen_random_uuid(),
    organization_id uuid not null references public.organizations (organization_id),
    first_name text not null,
    last_name text not null,
    full_name text generated always as (btrim(first_name || ' ' || last_name)) stored,
    email extensions.citext,
    phone text,
    title text,
    is_primary boolean not null default false,
    owner_user_id uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

alter table public.contacts enable row level security;

alter table public.contacts force row level security;

revoke all on table public.contacts from public, anon, authenticated, service_role;

comment on table public.contacts is
    'People, each at one organization.';

comment on column public.contacts.full_name is
    'Made of first and last name by the database, so that every list and every search '
    'spells it alike.';

comment on column public.contacts.owner_user_id is
    'The user (auth.users) whose contact this is. The foreign key comes in phase 6.';
