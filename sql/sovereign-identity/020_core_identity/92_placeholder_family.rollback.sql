-- Only while it is what we inserted and nobody belongs to it.
do $$
begin
    if exists (
        select
        from public.families as f
        where f.id = '00000000-0000-0000-0000-0000000fa111'
            and (
                f.family_name <> 'Placeholder family'
                or exists (
                    select
                    from public.profiles as p
                    where p.family_id = f.id
                )
            )
    ) then
        raise exception using
            errcode = 'PR117',
            message = 'the seeded family is in use',
            detail = 'It was renamed, or somebody belongs to it.',
            hint = 'Move its members and give it its old name back first, or leave the seeds where they are: they harm nothing.';
    end if;
end
$$;

delete from public.families
where id = '00000000-0000-0000-0000-0000000fa111';
