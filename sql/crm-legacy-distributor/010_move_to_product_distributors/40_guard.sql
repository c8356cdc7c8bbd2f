-- The last look before the column goes: every legacy value must stand in product_distributors.
do $$
declare
    v_lost text;
begin
    select string_agg(
        format('product %s: %s', p.product_id, p.primary_distributor_org_id),
        '; '
        order by p.product_id
    )
    into v_lost
    from public.products as p
    where p.primary_distributor_org_id is not null
        and not exists (
            select
            from public.product_distributors as d
            where d.product_id = p.product_id
                and d.distributor_org_id = p.primary_distributor_org_id
                and d.is_primary
                and d.deleted_at is null
        );

    if v_lost is not null then
        raise exception using
            errcode = 'PR027',
            message = 'primary distributors are missing in product_distributors',
            detail = v_lost,
            hint =
                'Somebody changed product_distributors after the copy. Roll back to 30_copy '
                'and run it again.';
    end if;
end
$$;
