-- public.user_subscriptions is the table again.
set local lock_timeout = '2s';

drop view public.user_subscriptions;

alter table billing.user_subscriptions set schema public;
