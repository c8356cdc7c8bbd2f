-- public.vendor_platform_sessions is the table again.
set local lock_timeout = '2s';

drop view public.vendor_platform_sessions;

alter table vendors.platform_sessions rename to vendor_platform_sessions;

alter table vendors.vendor_platform_sessions set schema public;
