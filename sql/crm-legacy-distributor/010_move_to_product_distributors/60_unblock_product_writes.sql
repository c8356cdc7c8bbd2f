set local lock_timeout = '2s';

drop trigger _000_block_writes on public.products;

drop function public.block_product_writes();
