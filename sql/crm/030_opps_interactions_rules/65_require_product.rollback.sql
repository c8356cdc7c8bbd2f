set local lock_timeout = '2s';

drop trigger _500_require_product_on_update on public.opportunities;

drop trigger _500_require_product_on_insert on public.opportunities;

drop function public.require_product();
