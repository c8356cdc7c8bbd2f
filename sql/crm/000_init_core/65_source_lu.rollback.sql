drop table public.source_lu;
