drop function public.latest_drivers(uuid);
