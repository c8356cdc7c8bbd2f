drop function public.request_key_recovery(uuid, text, text, text);
