set local lock_timeout = '2s';

-- The primary key finds the distributors of a product; this one finds the products of a
-- distributor.
create index product_distributors_distributor_org_id_idx
on public.product_distributors (distributor_org_id);
