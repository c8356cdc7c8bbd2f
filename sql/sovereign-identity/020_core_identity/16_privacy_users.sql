set local lock_timeout = '2s';

-- Six older files make this table, each another way. timestamptz where they keep epochs in bigint: an
-- epoch says neither its unit nor its zone.
create table public.privacy_users (
    hashed_uuid text primary key check (char_length(hashed_uuid) between 1 and 64),
    user_id uuid not null unique references auth.users (id) on delete cascade,
    user_salt text not null check (char_length(user_salt) between 1 and 64),
    federation_role text not null default 'private'
        check (federation_role in ('private', 'offspring', 'adult', 'steward', 'guardian')),
    is_whitelisted boolean not null default false,
    voting_power integer not null default 1 check (voting_power >= 0),
    guardian_approved boolean not null default false,
    auth_method text not null default 'nip07' check (auth_method in ('nwc', 'otp', 'nip07')),
    session_hash text,
    last_auth_at timestamptz not null default now(),
    privacy_level text not null default 'enhanced'
        check (privacy_level in ('standard', 'enhanced', 'maximum')),
    zero_knowledge_enabled boolean not null default true,
    data_retention_days integer not null default 2555 check (data_retention_days > 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

alter table public.privacy_users enable row level security;

alter table public.privacy_users force row level security;

revoke all on table public.privacy_users from public, anon, authenticated, service_role;

comment on table public.privacy_users is
    'A user under a salted hash, for what must not carry his id. His alone.';

comment on column public.privacy_users.federation_role is
    'A privilege, as are is_whitelisted, voting_power and guardian_approved: written by the service only.';
