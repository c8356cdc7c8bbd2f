-- public.user_payments is the table again.
set local lock_timeout = '2s';

drop view public.user_payments;

alter table billing.user_payments set schema public;
