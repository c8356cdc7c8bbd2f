drop index concurrently public.products_search_tsv_idx;
