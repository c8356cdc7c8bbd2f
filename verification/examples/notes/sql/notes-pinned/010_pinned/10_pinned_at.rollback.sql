set local lock_timeout = '2s';

alter table public.notes
    drop column pinned_at;
