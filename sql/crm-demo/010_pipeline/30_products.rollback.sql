do $$
declare
    v_ours constant uuid[] := array[
        'de300000-0000-4000-8000-000300000001',
        'de300000-0000-4000-8000-000300000002'
    ]::uuid[];
    v_used text;
begin
    select string_agg(format('%s: %s', u.relation, u.found), ', ' order by u.relation)
    into v_used
    from (
        select
            'opportunities' as relation,
            count(*) as found
        from public.opportunities as r
        where r.product_id = any (v_ours)
        union all
        select
            'product_distributors',
            count(*)
        from public.product_distributors as r
        where r.product_id = any (v_ours)
            and r.distributor_org_id not in (
                'de300000-0000-4000-8000-000100000002',
                'de300000-0000-4000-8000-000100000003'
            )
    ) as u
    where u.found > 0;

    if v_used is not null then
        raise exception using
            errcode = 'PR034',
            message = 'users have built on the demo products, so they stay',
            detail = 'rows that point at them: ' || v_used,
            hint = 'Delete those rows or point them elsewhere, then roll back again.';
    end if;
end
$$;

delete from public.product_distributors
where (product_id, distributor_org_id) in (
    ('de300000-0000-4000-8000-000300000001', 'de300000-0000-4000-8000-000100000002'),
    ('de300000-0000-4000-8000-000300000001', 'de300000-0000-4000-8000-000100000003')
);

delete from public.products
where product_id in (
    'de300000-0000-4000-8000-000300000001',
    'de300000-0000-4000-8000-000300000002'
);
