drop function public.sync_drivers();
