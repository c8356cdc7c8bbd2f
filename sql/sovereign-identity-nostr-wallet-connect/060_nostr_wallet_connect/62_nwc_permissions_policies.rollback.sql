set local lock_timeout = '2s';

drop policy delete_own on public.nwc_permissions;

drop policy update_own on public.nwc_permissions;

drop policy insert_own on public.nwc_permissions;

drop policy select_own on public.nwc_permissions;
