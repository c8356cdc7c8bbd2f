drop function public.reserve_nwc_payment(uuid, text, bigint, bigint);
