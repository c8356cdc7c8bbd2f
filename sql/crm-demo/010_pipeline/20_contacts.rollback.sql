do $$
declare
    v_ours constant uuid[] := array[
        'de300000-0000-4000-8000-000200000001',
        'de300000-0000-4000-8000-000200000002'
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
        where r.primary_contact_id = any (v_ours)
        union all
        select
            'interactions',
            count(*)
        from public.interactions as r
        where r.contact_id = any (v_ours)
        union all
        select
            'opportunity_contacts',
            count(*)
        from public.opportunity_contacts as r
        where r.contact_id = any (v_ours)
    ) as u
    where u.found > 0;

    if v_used is not null then
        raise exception using
            errcode = 'PR034',
            message = 'users have built on the demo contacts, so they stay',
            detail = 'rows that point at them: ' || v_used,
            hint = 'Delete those rows or point them elsewhere, then roll back again.';
    end if;
end
$$;

delete from public.contacts
where contact_id in (
    'de300000-0000-4000-8000-000200000001',
    'de300000-0000-4000-8000-000200000002'
);
