-- public.vendor_billing_records is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.vendor_billing_records_vendor_org_id_fkey(public.vendor_organizations);

drop view public.vendor_billing_records;

alter table billing.vendor_billing_records set schema public;
