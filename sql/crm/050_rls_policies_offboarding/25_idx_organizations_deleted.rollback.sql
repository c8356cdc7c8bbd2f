drop index concurrently public.idx_organizations_deleted;
