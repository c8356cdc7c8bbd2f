set local lock_timeout = '2s';

-- The foreign key was missing in the older file, so nothing was taken away with its user.
create table public.nostr_backups (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    event_id text not null unique check (event_id ~ '^[0-9a-f]{64}$'),
    backup_type text not null check (backup_type in ('identity', 'keys', 'profile', 'full')),
    created_at timestamptz not null default now()
);

alter table public.nostr_backups enable row level security;

alter table public.nostr_backups force row level security;

revoke all on table public.nostr_backups from public, anon, authenticated, service_role;

create index nostr_backups_user_id_idx on public.nostr_backups (user_id);

comment on table public.nostr_backups is
    'Where a user''s backups are: ids of Nostr events, not their content. His alone.';
