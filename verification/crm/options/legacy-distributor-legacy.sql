-- A database from before the single source of truth: products still name their primary distributor.
-- The fixtures give all three cases: paprika agrees with product_distributors, pepper names one that
-- is there but not primary, salt one that is not there at all.
alter table public.products
    add column primary_distributor_org_id uuid
    constraint products_primary_distributor_org_id_fkey references public.organizations (organization_id);

-- An older database had these values all along; nobody edits products now.
alter table public.products disable trigger user;

update public.products as p
set primary_distributor_org_id = d.distributor_org_id
from public.product_distributors as d
where d.product_id = p.product_id
    and d.is_primary;

update public.products
set primary_distributor_org_id = '00000000-0000-0000-0001-000000000002'
where product_id in (
    '00000000-0000-0000-0003-000000000002',
    '00000000-0000-0000-0003-000000000003'
);

alter table public.products enable trigger user;
