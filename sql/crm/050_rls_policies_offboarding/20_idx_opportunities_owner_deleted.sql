-- Before the policies that lean on it, and without blocking writes.
create index concurrently idx_opportunities_owner_deleted
on public.opportunities (owner_user_id, deleted_at)
where deleted_at is null;
