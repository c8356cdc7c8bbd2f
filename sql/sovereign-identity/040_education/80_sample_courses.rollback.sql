do $$
declare
    v_ours constant uuid[] := array[
        '5a3b1e00-0000-4000-8000-000100000001',
        '5a3b1e00-0000-4000-8000-000100000002',
        '5a3b1e00-0000-4000-8000-000100000003',
        '5a3b1e00-0000-4000-8000-000100000004',
        '5a3b1e00-0000-4000-8000-000100000005'
    ]::uuid[];
    v_used text;
begin
    select string_agg(format('%s: %s', u.relation, u.found), ', ' order by u.relation)
    into v_used
    from (
        select
            'course_registrations' as relation,
            count(*) as found
        from public.course_registrations as r
        where r.course_id = any (v_ours)
        union all
        select
            'learning_pathway_courses',
            count(*)
        from public.learning_pathway_courses as r
        where r.course_id = any (v_ours)
    ) as u
    where u.found > 0;

    if v_used is not null then
        raise exception using
            errcode = 'PR145',
            message = 'users have built on the sample courses, so they stay',
            detail = 'rows that point at them: ' || v_used,
            hint = 'Delete those rows first, or take the courses out of the catalogue: is_active = false.';
    end if;
end
$$;

delete from public.courses
where id in (
    '5a3b1e00-0000-4000-8000-000100000001',
    '5a3b1e00-0000-4000-8000-000100000002',
    '5a3b1e00-0000-4000-8000-000100000003',
    '5a3b1e00-0000-4000-8000-000100000004',
    '5a3b1e00-0000-4000-8000-000100000005'
);
