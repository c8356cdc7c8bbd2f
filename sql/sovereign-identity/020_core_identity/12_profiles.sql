set local lock_timeout = '2s';

-- The older file keyed users by a session variable that the caller sets, and some tables by text. A user
-- here is a row of auth.users, and the key is its uuid, so that the foreign key can be made at all.
create table public.profiles (
    id uuid primary key default gen_random_uuid(),
    user_id uuid unique references auth.users (id) on delete cascade,
    username text not null unique check (char_length(username) between 3 and 50),
    npub text not null unique check (npub like 'npub1%' and char_length(npub) <= 100),
    nip05 text check (char_length(nip05) <= 255),
    lightning_address text check (char_length(lightning_address) <= 255),
    family_id uuid references public.families (id) on delete set null,
    family_role text not null default 'private'
        check (family_role in ('private', 'offspring', 'adult', 'steward', 'guardian')),
    -- False, unlike the older file's true: what anon registers is nobody's yet.
    is_active boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint profiles_membership_check check ((family_id is null) = (family_role = 'private')),
    constraint profiles_unclaimed_check check (user_id is not null or (family_id is null and not is_active))
);

alter table public.profiles enable row level security;

alter table public.profiles force row level security;

revoke all on table public.profiles from public, anon, authenticated, service_role;

-- The family's members, for every policy that shows family data.
create index profiles_family_id_idx on public.profiles (family_id);

comment on table public.profiles is
    'One profile a user. Read by its user and his family; never by anon.';

comment on column public.profiles.user_id is
    'Null: registered by anon and not yet claimed. claim_profile() sets it for the holder of the npub.';

comment on column public.profiles.family_id is
    'A privilege, so no column that users write: create_family() and accept_family_invitation() do.';

comment on column public.profiles.family_role is
    'private is whoever has no family; the other four are roles within one.';
