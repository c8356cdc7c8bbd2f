drop index concurrently public.idx_opportunities_deleted;
