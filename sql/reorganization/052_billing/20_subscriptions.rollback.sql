-- public.subscriptions is the table again.
set local lock_timeout = '2s';

drop view public.subscriptions;

alter table billing.subscriptions set schema public;
