-- public.payment_items is the table again.
set local lock_timeout = '2s';

drop view public.payment_items;

alter table billing.payment_items set schema public;
