-- public.say_transfers is the table again.
set local lock_timeout = '2s';

drop view public.say_transfers;

alter table billing.say_transfers set schema public;
