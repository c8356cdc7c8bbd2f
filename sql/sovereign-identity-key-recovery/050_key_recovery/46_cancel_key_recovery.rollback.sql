drop function public.cancel_key_recovery(uuid);
