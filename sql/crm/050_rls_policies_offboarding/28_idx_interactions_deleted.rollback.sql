drop index concurrently public.idx_interactions_deleted;
