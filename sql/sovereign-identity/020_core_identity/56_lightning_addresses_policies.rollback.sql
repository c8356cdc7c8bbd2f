set local lock_timeout = '2s';

drop policy delete_own on public.lightning_addresses;

drop policy update_own on public.lightning_addresses;

drop policy insert_own on public.lightning_addresses;

drop policy select_own on public.lightning_addresses;
