-- As before, but a deleted link is nobody's primary distributor.
create unique index concurrently product_distributors_live_primary_key
on public.product_distributors (product_id)
where is_primary and deleted_at is null;
