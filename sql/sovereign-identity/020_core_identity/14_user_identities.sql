set local lock_timeout = '2s';

create table public.user_identities (
    id uuid primary key references auth.users (id) on delete cascade,
    username text not null unique check (char_length(username) between 3 and 50),
    npub text not null unique check (npub like 'npub1%' and char_length(npub) <= 100),
    encrypted_nsec text,
    role text not null default 'private'
        check (role in ('private', 'offspring', 'adult', 'steward', 'guardian')),
    spending_limits jsonb not null default '{}' check (jsonb_typeof(spending_limits) = 'object'),
    privacy_settings jsonb not null default '{}' check (jsonb_typeof(privacy_settings) = 'object'),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

alter table public.user_identities enable row level security;

alter table public.user_identities force row level security;

revoke all on table public.user_identities from public, anon, authenticated, service_role;

comment on table public.user_identities is
    'The Nostr identity of a user. His alone: not even his family reads it.';

comment on column public.user_identities.encrypted_nsec is
    'The secret key, encrypted by the client. The database never sees it in clear.';

comment on column public.user_identities.role is
    'A privilege, written by the service only.';
