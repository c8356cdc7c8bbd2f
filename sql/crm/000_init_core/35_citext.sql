-- E-mail addresses are the same whatever their case. On Supabase somebody may have switched citext
-- on by hand; that is fine where we expect it, and a reason to stop anywhere else, because
-- extensions.citext is written out in later changesets.
do $$
declare
    v_schema text;
begin
    select n.nspname
    into v_schema
    from pg_catalog.pg_extension as e
    join pg_catalog.pg_namespace as n
        on n.oid = e.extnamespace
    where e.extname = 'citext';

    if v_schema is null then
        create extension citext with schema extensions;

        -- The mark by which the rollback knows that the extension is ours to drop.
        comment on extension citext is
            'case-insensitive text; made by changeset 000_init_core/35_citext';
    elsif v_schema <> 'extensions' then
        raise exception using
            errcode = 'PR002',
            message = 'extension citext is already there, in another schema',
            detail = format('expected in schema extensions, found in schema %s', v_schema),
            hint = 'Move it: alter extension citext set schema extensions;';
    end if;
end
$$;
