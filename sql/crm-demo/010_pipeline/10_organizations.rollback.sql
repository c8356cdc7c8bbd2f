do $$
declare
    v_ours constant uuid[] := array[
        'de300000-0000-4000-8000-000100000001',
        'de300000-0000-4000-8000-000100000002',
        'de300000-0000-4000-8000-000100000003',
        'de300000-0000-4000-8000-000100000004'
    ]::uuid[];
    v_used text;
begin
    select string_agg(format('%s: %s', u.relation, u.found), ', ' order by u.relation)
    into v_used
    from (
        select
            'contacts' as relation,
            count(*) as found
        from public.contacts as r
        where r.organization_id = any (v_ours)
        union all
        select
            'products',
            count(*)
        from public.products as r
        where r.principal_org_id = any (v_ours)
        union all
        select
            'product_distributors',
            count(*)
        from public.product_distributors as r
        where r.distributor_org_id = any (v_ours)
        union all
        select
            'opportunities',
            count(*)
        from public.opportunities as r
        where r.organization_id = any (v_ours)
            or r.principal_org_id = any (v_ours)
            or r.distributor_org_id = any (v_ours)
    ) as u
    where u.found > 0;

    if v_used is not null then
        raise exception using
            errcode = 'PR034',
            message = 'users have built on the demo organizations, so they stay',
            detail = 'rows that point at them: ' || v_used,
            hint = 'Delete those rows or point them elsewhere, then roll back again.';
    end if;
end
$$;

delete from public.organizations
where organization_id in (
    'de300000-0000-4000-8000-000100000001',
    'de300000-0000-4000-8000-000100000002',
    'de300000-0000-4000-8000-000100000003',
    'de300000-0000-4000-8000-000100000004'
);
