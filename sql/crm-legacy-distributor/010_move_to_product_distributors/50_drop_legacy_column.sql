set local lock_timeout = '2s';

-- Apart from the column, so that its name is free of a constraint that a drop would take along
-- unsaid.
alter table public.products drop constraint products_primary_distributor_org_id_fkey;

alter table public.products drop column primary_distributor_org_id;
