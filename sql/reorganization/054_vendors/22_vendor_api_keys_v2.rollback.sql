-- public.vendor_api_keys_v2 is the table again.
set local lock_timeout = '2s';

drop view public.vendor_api_keys_v2;

alter table vendors.api_keys rename to vendor_api_keys_v2;

alter table vendors.vendor_api_keys_v2 set schema public;
