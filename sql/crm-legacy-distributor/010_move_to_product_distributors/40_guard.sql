-- The last look before the column goes. A write since the copy would be lost, so the block is asked
-- whether it still holds: each kind of write is tried. The insert would be refused in any case, and must
-- hear of the block before anything else.
do $$
declare
    v_write text;
    v_answer text;
begin
    foreach v_write in array array[
        'insert into public.products default values',
        'update public.products set product_id = product_id where false',
        'delete from public.products where false'
    ]
    loop
        begin
            execute v_write;

            v_answer := 'it is done';
        exception
            when others then
                v_answer := sqlstate;
        end;

        if v_answer <> 'PR025' then
            raise exception using
                errcode = 'PR028',
                message = 'products can be written while their primary distributors move',
                detail = pg_catalog.format('%s: %s', v_write, v_answer),
                hint =
                    'Somebody lifted the block. Roll back to 10_block_product_writes and run '
                    'this changelog again.';
        end if;
    end loop;
end
$$;

-- And every legacy value must stand in product_distributors.
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
