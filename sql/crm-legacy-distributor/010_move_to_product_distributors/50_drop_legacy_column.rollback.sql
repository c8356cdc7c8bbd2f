set local lock_timeout = '2s';

alter table public.products add column primary_distributor_org_id uuid;

-- Filling the column is no edit of the product: neither the block of 10_block_product_writes nor
-- updated_at is meant for it. What is_primary says now counts, also where it was changed since.
alter table public.products disable trigger user;

update public.products as p
set primary_distributor_org_id = d.distributor_org_id
from public.product_distributors as d
where d.product_id = p.product_id
    and d.is_primary
    and d.deleted_at is null;

alter table public.products enable trigger user;

alter table public.products
    add constraint products_primary_distributor_org_id_fkey
    foreign key (primary_distributor_org_id) references public.organizations (organization_id);
