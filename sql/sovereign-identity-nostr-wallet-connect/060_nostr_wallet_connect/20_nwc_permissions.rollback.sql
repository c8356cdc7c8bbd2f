drop table public.nwc_permissions;
