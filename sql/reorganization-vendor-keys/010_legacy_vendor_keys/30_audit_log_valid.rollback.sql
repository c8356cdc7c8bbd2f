-- A constraint cannot be made not valid again, so it is made anew.
set local lock_timeout = '2s';

alter table vendors.key_audit_log
    drop constraint vendor_key_audit_log_key_id_fkey;

alter table vendors.key_audit_log
    add constraint vendor_key_audit_log_key_id_fkey
    foreign key (key_id) references vendors.api_keys (id) on delete set null
    not valid;
