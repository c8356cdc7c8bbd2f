set local lock_timeout = '2s';

drop policy update_of_own_products on public.product_distributors;

drop policy insert_of_own_products on public.product_distributors;

drop policy select_of_visible_products on public.product_distributors;
