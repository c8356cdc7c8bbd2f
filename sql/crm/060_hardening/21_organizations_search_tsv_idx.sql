create index concurrently organizations_search_tsv_idx
on public.organizations
using gin (search_tsv);
