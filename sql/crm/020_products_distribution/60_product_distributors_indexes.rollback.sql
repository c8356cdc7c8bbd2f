set local lock_timeout = '2s';

drop index public.product_distributors_distributor_org_id_idx;
