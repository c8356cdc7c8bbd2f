-- public.products is the table again.
set local lock_timeout = '2s';

drop view public.products;

alter table marketplace.products set schema public;
