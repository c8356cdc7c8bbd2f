set local lock_timeout = '2s';

drop policy update_of_own_principals on public.products;

drop policy insert_of_own_principals on public.products;

drop policy select_of_visible_principals on public.products;
