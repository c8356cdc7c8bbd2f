-- public.bulk_payments is the table again.
set local lock_timeout = '2s';

drop view public.bulk_payments;

alter table billing.bulk_payments set schema public;
