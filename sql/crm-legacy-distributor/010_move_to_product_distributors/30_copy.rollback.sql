set local lock_timeout = '2s';

-- Only what the copy did. A row that somebody has changed since keeps what he wrote.
delete from public.product_distributors as d
using public.legacy_distributor_moves as m
where m.action = 'inserted'
    and d.product_id = m.product_id
    and d.distributor_org_id = m.distributor_org_id
    and d.created_at = d.updated_at;

-- The rows get their old updated_at back as well, which the trigger would stamp anew.
alter table public.product_distributors disable trigger _900_set_updated_at;

update public.product_distributors as d
set
    is_primary = false,
    updated_at = m.previous_updated_at
from public.legacy_distributor_moves as m
where m.action = 'promoted'
    and d.is_primary
    and d.product_id = m.product_id
    and d.distributor_org_id = m.distributor_org_id;

alter table public.product_distributors enable trigger _900_set_updated_at;

delete from public.legacy_distributor_moves;
