set local lock_timeout = '2s';

drop policy delete_own on public.nwc_connections;

drop policy update_own on public.nwc_connections;

drop policy insert_own on public.nwc_connections;

drop policy select_own on public.nwc_connections;
