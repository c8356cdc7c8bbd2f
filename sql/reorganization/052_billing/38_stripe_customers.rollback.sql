-- public.stripe_customers is the table again.
set local lock_timeout = '2s';

drop view public.stripe_customers;

alter table billing.stripe_customers set schema public;
