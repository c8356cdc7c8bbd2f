-- public.stripe_connect_accounts is the table again.
set local lock_timeout = '2s';

drop view public.stripe_connect_accounts;

alter table billing.stripe_connect_accounts set schema public;
