-- public.marketplace_transactions is the table again.
set local lock_timeout = '2s';

drop view public.marketplace_transactions;

alter table marketplace.transactions rename to marketplace_transactions;

alter table marketplace.marketplace_transactions set schema public;
