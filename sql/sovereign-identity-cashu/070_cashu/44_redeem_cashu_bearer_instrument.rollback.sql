drop function public.redeem_cashu_bearer_instrument(text);
