-- Before the policies that lean on it, and without blocking writes.
create index concurrently idx_interactions_owner_deleted
on public.interactions (owner_user_id, deleted_at)
where deleted_at is null;
