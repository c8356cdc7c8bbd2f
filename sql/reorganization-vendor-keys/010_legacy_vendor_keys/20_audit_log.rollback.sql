set local lock_timeout = '2s';

set local row_security = off;

-- A line about a key of version 2 cannot be about an older key, and a log is not shortened by the
-- way.
lock table vendors.key_audit_log in share row exclusive mode;

do $$
declare
    v_rows bigint;
begin
    select count(*)
    into v_rows
    from vendors.key_audit_log
    where key_id is not null;

    if v_rows > 0 then
        raise exception using
            errcode = 'PR212',
            message = 'the audit log is about keys of version 2; the way back would lose that',
            detail = pg_catalog.format(
                'vendors.key_audit_log: %s rows refer to vendors.api_keys',
                v_rows
            ),
            hint =
                'Keep a copy of these rows, set their key_id to null, then roll back again.';
    end if;
end
$$;

alter table vendors.key_audit_log
    drop constraint vendor_key_audit_log_key_id_fkey;

alter table vendors.key_audit_log
    add constraint vendor_key_audit_log_key_id_fkey
    foreign key (key_id) references vendors.legacy_api_keys (id) on delete set null;
