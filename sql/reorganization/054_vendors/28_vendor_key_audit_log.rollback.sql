-- public.vendor_key_audit_log is the table again.
set local lock_timeout = '2s';

drop view public.vendor_key_audit_log;

alter table vendors.key_audit_log rename to vendor_key_audit_log;

alter table vendors.vendor_key_audit_log set schema public;
