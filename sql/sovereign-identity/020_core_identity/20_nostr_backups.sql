set local lock_timeout = '2s';

-- The foreign key was missing in the older file, so nothing was taken away with its user.
create table public.nostr_backups (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    event_id text not null check (event_id ~ '^[0-9a-f]{64}$'),
    backup_type text not null check (backup_type in ('identity', 'keys', 'profile', 'full')),
    created_at timestamptz not null default now(),
    -- With the user: unique alone would tell whoever knows an event that somebody's backup is in it, and
    -- whoever notes it first would keep its owner from it. Policies find a user's rows by the same index.
    unique (user_id, event_id)
);

alter table public.nostr_backups enable row level security;

alter table public.nostr_backups force row level security;

revoke all on table public.nostr_backups from public, anon, authenticated, service_role;

comment on table public.nostr_backups is
    'Where a user''s backups are: ids of Nostr events, not their content. His alone.';
