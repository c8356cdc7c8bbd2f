-- Exactly what we inserted, and only while it is a placeholder still.
do $$
declare
    v_used text;
begin
    select string_agg(n.name, ', ' order by n.name)
    into v_used
    from public.nip05_records as n
    where n.domain = 'satnam.pub'
        and n.name in ('_', 'admin', 'education', 'family', 'info', 'root', 'support')
        and n.pubkey not like 'npub1placeholder%';

    if v_used is not null then
        raise exception using
            errcode = 'PR118',
            message = 'seeded names are in use',
            detail = v_used,
            hint = 'Delete these names from nip05_records first, or leave the seeds where they are: they harm nothing.';
    end if;
end
$$;

delete from public.nip05_records
where domain = 'satnam.pub'
    and name in ('_', 'admin', 'education', 'family', 'info', 'root', 'support');
