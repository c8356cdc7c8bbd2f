-- Before the policies that lean on it, and without blocking writes.
create index concurrently idx_organizations_owner_deleted
on public.organizations (owner_user_id, deleted_at)
where deleted_at is null;
