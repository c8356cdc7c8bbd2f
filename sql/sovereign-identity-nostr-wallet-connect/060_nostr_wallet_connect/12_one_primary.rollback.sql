set local lock_timeout = '2s';

drop trigger _500_next_nwc_connection_is_primary on public.nwc_connections;

drop function sovereign.next_nwc_connection_is_primary();

drop trigger _100_first_nwc_connection_is_primary on public.nwc_connections;

drop function sovereign.first_nwc_connection_is_primary();
