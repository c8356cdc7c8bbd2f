set local lock_timeout = '2s';

alter table public.notes
    add column pinned_at timestamptz;
