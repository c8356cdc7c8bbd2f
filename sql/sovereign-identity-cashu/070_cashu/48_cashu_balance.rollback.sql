drop function public.cashu_balance();
