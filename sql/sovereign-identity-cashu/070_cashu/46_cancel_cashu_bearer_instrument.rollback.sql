drop function public.cancel_cashu_bearer_instrument(uuid);
