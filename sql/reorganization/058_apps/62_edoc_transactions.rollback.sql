-- public.edoc_transactions is the table again.
set local lock_timeout = '2s';

drop view public.edoc_transactions;

alter table app_seftec.edoc_transactions set schema public;
