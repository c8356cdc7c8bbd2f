-- public.say_orders is the table again.
set local lock_timeout = '2s';

drop view public.say_orders;

alter table billing.say_orders set schema public;
