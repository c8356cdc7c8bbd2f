drop function public.approve_key_recovery(uuid);
