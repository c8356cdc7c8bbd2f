-- The foreign keys of this pack would refuse orphans too, one at a time and by constraint name. Here all
-- are counted first, before anything has been made.
do $$
declare
    v_found text;
begin
    select string_agg(format('%s: %s', t.relation, t.orphans), ', ' order by t.relation)
    into v_found
    from (
        select
            'organizations' as relation,
            count(*) as orphans
        from public.organizations as r
        where r.owner_user_id is not null
            and not exists (select from auth.users as u where u.id = r.owner_user_id)
        union all
        select
            'contacts',
            count(*)
        from public.contacts as r
        where r.owner_user_id is not null
            and not exists (select from auth.users as u where u.id = r.owner_user_id)
        union all
        select
            'opportunities',
            count(*)
        from public.opportunities as r
        where not exists (select from auth.users as u where u.id = r.owner_user_id)
        union all
        select
            'interactions',
            count(*)
        from public.interactions as r
        where not exists (select from auth.users as u where u.id = r.owner_user_id)
    ) as t
    where t.orphans > 0;

    if v_found is not null then
        raise exception using
            errcode = 'PR030',
            message = 'some rows belong to users that do not exist',
            detail = 'orphans by table: ' || v_found,
            hint = 'Give them to a user: update public.<table> set owner_user_id = ''<user>'' where not exists (select from auth.users as u where u.id = owner_user_id);';
    end if;
end
$$;
