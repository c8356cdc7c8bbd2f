-- The policies look for rows deleted in this very transaction; whoever purges, for those long deleted.
create index concurrently idx_opportunities_deleted
on public.opportunities (deleted_at)
where deleted_at is not null;
