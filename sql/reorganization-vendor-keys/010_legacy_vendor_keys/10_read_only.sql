-- What the guard has seen must stay true while the rest of this changelog runs: from here on nobody
-- adds a row. The service writes through the facade with its own privileges on the table, so it is
-- enough to take those. A read gives no rows, as before; a write is refused with 42501, and from
-- 40_shape on with an answer that says what to do.
set local lock_timeout = '2s';

set local row_security = off;

-- Waits for the writers that are under way. What they leave behind counts.
lock table vendors.legacy_api_keys in share row exclusive mode;

do $$
declare
    v_rows bigint;
begin
    select count(*)
    into v_rows
    from vendors.legacy_api_keys;

    if v_rows > 0 then
        raise exception using
            errcode = 'PR210',
            message = 'vendors.legacy_api_keys was written since the guard has looked',
            detail = pg_catalog.format('vendors.legacy_api_keys: %s rows are left', v_rows),
            hint =
                'Somebody still makes keys in public.vendor_api_keys. Find the client and change '
                'it, delete the rows and run the update again.';
    end if;
end
$$;

revoke all on table vendors.legacy_api_keys from service_role;

grant select on table vendors.legacy_api_keys to service_role;
