-- public.vendor_api_keys is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log);

drop function public.key_id(public.vendor_key_audit_log);

drop view public.vendor_api_keys;

alter table vendors.legacy_api_keys rename to vendor_api_keys;

alter table vendors.vendor_api_keys set schema public;
