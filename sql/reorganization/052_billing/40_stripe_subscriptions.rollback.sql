-- public.stripe_subscriptions is the table again.
set local lock_timeout = '2s';

drop view public.stripe_subscriptions;

alter table billing.stripe_subscriptions set schema public;
