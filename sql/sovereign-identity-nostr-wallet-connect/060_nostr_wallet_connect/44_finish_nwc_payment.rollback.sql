drop function public.finish_nwc_payment(uuid, boolean, bigint);
