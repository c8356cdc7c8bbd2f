-- public.orders is the table again.
set local lock_timeout = '2s';

drop view public.orders;

alter table marketplace.orders set schema public;
