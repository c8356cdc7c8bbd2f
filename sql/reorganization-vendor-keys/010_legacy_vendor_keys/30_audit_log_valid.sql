-- Reads the log while others go on writing to it.
set local lock_timeout = '2s';

alter table vendors.key_audit_log
    validate constraint vendor_key_audit_log_key_id_fkey;
