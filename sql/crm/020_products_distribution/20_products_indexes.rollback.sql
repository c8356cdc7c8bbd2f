set local lock_timeout = '2s';

drop index public.products_principal_org_id_idx;
