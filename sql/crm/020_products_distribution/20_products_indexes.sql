set local lock_timeout = '2s';

create index products_principal_org_id_idx
on public.products (principal_org_id);
