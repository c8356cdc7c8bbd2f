-- Before the policies that lean on it, and without blocking writes.
create index concurrently idx_contacts_owner_deleted
on public.contacts (owner_user_id, deleted_at)
where deleted_at is null;
