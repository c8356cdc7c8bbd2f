-- Before the policies that lean on it, and without blocking writes.
create index concurrently idx_interactions_composite
on public.interactions (opportunity_id, interaction_date desc, deleted_at)
where deleted_at is null;
