drop table public.nwc_connections;
