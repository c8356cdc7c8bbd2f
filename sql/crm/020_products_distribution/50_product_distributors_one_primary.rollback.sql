set local lock_timeout = '2s';

drop index public.product_distributors_one_primary_key;
