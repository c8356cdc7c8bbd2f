-- public.say_bills is the table again.
set local lock_timeout = '2s';

drop view public.say_bills;

alter table billing.say_bills set schema public;
