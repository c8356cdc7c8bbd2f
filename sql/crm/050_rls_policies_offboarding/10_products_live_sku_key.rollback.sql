drop index concurrently public.products_live_sku_key;
