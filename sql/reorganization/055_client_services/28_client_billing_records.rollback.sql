-- public.client_billing_records is the table again.
set local lock_timeout = '2s';

drop view public.client_billing_records;

alter table client_services.billing_records rename to client_billing_records;

alter table client_services.client_billing_records set schema public;
