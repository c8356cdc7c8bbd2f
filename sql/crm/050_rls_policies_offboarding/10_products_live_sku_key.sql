-- A unique constraint cannot leave rows out; an index can. The price: on conflict (sku) must now be
-- written as on conflict (sku) where deleted_at is null.
create unique index concurrently products_live_sku_key
on public.products (sku)
where deleted_at is null;
