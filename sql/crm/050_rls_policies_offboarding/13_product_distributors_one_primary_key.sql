set local lock_timeout = '2s';

-- The name stays: clients know the error by it.
drop index public.product_distributors_one_primary_key;

alter index public.product_distributors_live_primary_key
    rename to product_distributors_one_primary_key;
