-- public.vendor_billing_records is the table again.
set local lock_timeout = '2s';

drop view public.vendor_billing_records;

alter table billing.vendor_billing_records set schema public;
