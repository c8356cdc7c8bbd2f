-- Who reads or changes a vendor's key is written down, and the line names the key. Left on a table
-- that nobody can fill any more, the foreign key would refuse every new line that names one. The
-- log may be long, so nobody waits while it is read: 30_audit_log_valid does that.
set local lock_timeout = '2s';

alter table vendors.key_audit_log
    drop constraint vendor_key_audit_log_key_id_fkey;

-- The old name: clients name it in their embeds.
alter table vendors.key_audit_log
    add constraint vendor_key_audit_log_key_id_fkey
    foreign key (key_id) references vendors.api_keys (id) on delete set null
    not valid;
