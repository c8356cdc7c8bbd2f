create index concurrently opportunities_search_tsv_idx
on public.opportunities
using gin (search_tsv);
