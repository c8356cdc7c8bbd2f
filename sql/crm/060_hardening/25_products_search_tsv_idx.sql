create index concurrently products_search_tsv_idx
on public.products
using gin (search_tsv);
