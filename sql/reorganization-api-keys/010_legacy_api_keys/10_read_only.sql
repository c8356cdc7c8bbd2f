-- What the guard has seen must stay true while the rest of this changelog runs: from here on nobody
-- adds a row. Clients write through the facade with their own privileges on the table, so it is
-- enough to take those. A read gives no rows, as before; a write is refused with 42501, and from
-- 30_shape on with an answer that says what to do.
set local lock_timeout = '2s';

set local row_security = off;

-- Waits for the writers that are under way. What they leave behind counts.
lock table security_service.api_keys in share row exclusive mode;

do $$
declare
    v_rows bigint;
begin
    select count(*)
    into v_rows
    from security_service.api_keys;

    if v_rows > 0 then
        raise exception using
            errcode = 'PR210',
            message = 'security_service.api_keys was written since the guard has looked',
            detail = pg_catalog.format('security_service.api_keys: %s rows are left', v_rows),
            hint =
                'Somebody still makes keys in public.api_keys. Find the client and change it, '
                'delete the rows and run the update again.';
    end if;
end
$$;

revoke all on table security_service.api_keys from authenticated, service_role;

grant select on table security_service.api_keys to authenticated, service_role;
