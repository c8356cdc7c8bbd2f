set local lock_timeout = '2s';

-- Readers go on; a distributor that becomes primary between our look and our write must wait.
lock table public.product_distributors in share row exclusive mode;

-- Two sources that disagree: neither may win without a human, and all conflicts are shown at once.
-- A row that was soft-deleted has no say, but holds the key, so it is a conflict as well.
do $$
declare
    v_conflicts text;
begin
    select string_agg(
        format('product %s: legacy %s, product_distributors %s%s',
            p.product_id, p.primary_distributor_org_id, d.distributor_org_id,
            case when d.deleted_at is not null then ' (deleted)' else '' end),
        '; '
        order by p.product_id
    )
    into v_conflicts
    from public.products as p
    join public.product_distributors as d
        on d.product_id = p.product_id
    where p.primary_distributor_org_id is not null
        and (
            (d.is_primary and d.distributor_org_id <> p.primary_distributor_org_id)
            or (d.distributor_org_id = p.primary_distributor_org_id and d.deleted_at is not null)
        );

    if v_conflicts is not null then
        raise exception using
            errcode = 'PR026',
            message = 'products and product_distributors name different primary distributors',
            detail = v_conflicts,
            hint =
                'Decide product by product (roll this changelog back to write), then run it '
                'again.';
    end if;
end
$$;

insert into public.legacy_distributor_moves (
    product_id,
    distributor_org_id,
    action,
    previous_updated_at
)
select
    p.product_id,
    p.primary_distributor_org_id,
    case
        when d.product_id is null then 'inserted'
        when d.is_primary then 'kept'
        else 'promoted'
    end,
    d.updated_at
from public.products as p
left join public.product_distributors as d
    on d.product_id = p.product_id
    and d.distributor_org_id = p.primary_distributor_org_id
where p.primary_distributor_org_id is not null;

insert into public.product_distributors (product_id, distributor_org_id, is_primary)
select
    m.product_id,
    m.distributor_org_id,
    true
from public.legacy_distributor_moves as m
where m.action = 'inserted';

update public.product_distributors as d
set is_primary = true
from public.legacy_distributor_moves as m
where m.action = 'promoted'
    and d.product_id = m.product_id
    and d.distributor_org_id = m.distributor_org_id;
