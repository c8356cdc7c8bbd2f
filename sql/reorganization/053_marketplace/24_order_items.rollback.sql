-- public.order_items is the table again.
set local lock_timeout = '2s';

drop view public.order_items;

alter table marketplace.order_items set schema public;
