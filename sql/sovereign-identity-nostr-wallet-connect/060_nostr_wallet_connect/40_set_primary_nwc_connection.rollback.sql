drop function public.set_primary_nwc_connection(uuid);
