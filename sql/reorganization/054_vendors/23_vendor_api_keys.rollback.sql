-- public.vendor_api_keys is the table again.
set local lock_timeout = '2s';

drop view public.vendor_api_keys;

alter table vendors.legacy_api_keys rename to vendor_api_keys;

alter table vendors.vendor_api_keys set schema public;
