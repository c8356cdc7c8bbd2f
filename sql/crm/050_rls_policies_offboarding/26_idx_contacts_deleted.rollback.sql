drop index concurrently public.idx_contacts_deleted;
