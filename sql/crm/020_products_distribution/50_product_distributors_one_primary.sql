set local lock_timeout = '2s';

-- At most one primary distributor for each product. To hand the role over, the old one steps down
-- first, in a statement of its own: a partial unique index cannot be deferred.
create unique index product_distributors_one_primary_key
on public.product_distributors (product_id)
where is_primary;
