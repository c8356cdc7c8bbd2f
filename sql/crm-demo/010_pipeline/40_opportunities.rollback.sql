do $$
declare
    v_ours constant uuid[] := array[
        'de300000-0000-4000-8000-000400000001',
        'de300000-0000-4000-8000-000400000002'
    ]::uuid[];
    v_used text;
begin
    select string_agg(format('%s: %s', u.relation, u.found), ', ' order by u.relation)
    into v_used
    from (
        select
            'opportunity_contacts' as relation,
            count(*) as found
        from public.opportunity_contacts as r
        where r.opportunity_id = any (v_ours)
        union all
        select
            'interactions',
            count(*)
        from public.interactions as r
        where r.opportunity_id = any (v_ours)
            and r.interaction_id not in (
                'de300000-0000-4000-8000-000500000001',
                'de300000-0000-4000-8000-000500000002',
                'de300000-0000-4000-8000-000500000003'
            )
    ) as u
    where u.found > 0;

    if v_used is not null then
        raise exception using
            errcode = 'PR034',
            message = 'users have built on the demo opportunities, so they stay',
            detail = 'rows that point at them: ' || v_used,
            hint = 'Delete those rows or point them elsewhere, then roll back again.';
    end if;
end
$$;

delete from public.interactions
where interaction_id in (
    'de300000-0000-4000-8000-000500000001',
    'de300000-0000-4000-8000-000500000002',
    'de300000-0000-4000-8000-000500000003'
);

delete from public.opportunities
where opportunity_id in (
    'de300000-0000-4000-8000-000400000001',
    'de300000-0000-4000-8000-000400000002'
);
