set local lock_timeout = '2s';

drop trigger _100_replace_deleted_link on public.product_distributors;

drop function public.replace_deleted_link();
