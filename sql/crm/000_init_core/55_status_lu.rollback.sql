drop table public.status_lu;
