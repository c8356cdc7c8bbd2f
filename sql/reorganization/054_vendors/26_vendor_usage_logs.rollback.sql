-- public.vendor_usage_logs is the table again.
set local lock_timeout = '2s';

drop view public.vendor_usage_logs;

alter table vendors.usage_logs rename to vendor_usage_logs;

alter table vendors.vendor_usage_logs set schema public;
