-- Dropped only when the changeset made it: an extension that was there before may be used by
-- others.
do $$
begin
    if exists (
        select
        from pg_catalog.pg_extension as e
        where e.extname = 'citext'
            and pg_catalog.obj_description(e.oid, 'pg_extension')
                like '%made by changeset 000_init_core/35_citext'
    ) then
        drop extension citext;
    end if;
end
$$;
