-- public.client_transactions is the table again.
set local lock_timeout = '2s';

drop view public.client_transactions;

alter table client_services.transactions rename to client_transactions;

alter table client_services.client_transactions set schema public;
