-- The policies look for rows deleted in this very transaction; whoever purges, for those long deleted.
create index concurrently idx_interactions_deleted
on public.interactions (deleted_at)
where deleted_at is not null;
