set local lock_timeout = '2s';

-- The name stays: clients know the error by it.
alter table public.products
    drop constraint products_sku_key;

alter index public.products_live_sku_key
    rename to products_sku_key;
