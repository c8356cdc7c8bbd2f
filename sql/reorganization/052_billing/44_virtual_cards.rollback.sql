-- public.virtual_cards is the table again.
set local lock_timeout = '2s';

drop view public.virtual_cards;

alter table billing.virtual_cards set schema public;
