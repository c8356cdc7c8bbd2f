-- The policies look for rows deleted in this very transaction; whoever purges, for those long deleted.
create index concurrently idx_organizations_deleted
on public.organizations (deleted_at)
where deleted_at is not null;
