-- public.product_reviews is the table again.
set local lock_timeout = '2s';

drop view public.product_reviews;

alter table marketplace.product_reviews set schema public;
