drop function public.execute_key_recovery(uuid);
