drop index concurrently public.contacts_search_tsv_idx;
