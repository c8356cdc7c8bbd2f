-- public.payment_audit is the table again.
set local lock_timeout = '2s';

drop view public.payment_audit;

alter table billing.payment_audit set schema public;
