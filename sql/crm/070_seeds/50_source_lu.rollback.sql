-- Exactly what the seeds inserted, and only while nobody uses it: the rows of users come first.
do $$
declare
    v_used text;
begin
    select string_agg(format('%s (%s rows)', u.code, u.uses), ', ' order by u.code)
    into v_used
    from (
        select
            s.code,
            count(*) as uses
        from public.seeded_lookups as s
        join (
            select r.source_code as code
            from public.organizations as r
            union all
            select r.source_code as code
            from public.opportunities as r
        ) as r
            on r.code = s.code
        where s.lookup = 'source_lu'
        group by s.code
    ) as u;

    if v_used is not null then
        raise exception using
            errcode = 'PR033',
            message = 'seeded rows of source_lu are in use',
            detail = v_used,
            hint = 'Give those rows another code first, or leave the seeds where they are: they harm nothing.';
    end if;
end
$$;

delete from public.source_lu as t
using public.seeded_lookups as s
where s.lookup = 'source_lu'
    and s.code = t.code;

delete from public.seeded_lookups
where lookup = 'source_lu';
