-- public.user_product_interactions is the table again.
set local lock_timeout = '2s';

drop view public.user_product_interactions;

alter table marketplace.user_product_interactions set schema public;
