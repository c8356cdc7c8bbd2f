drop function public.spend_cashu_token(uuid);
