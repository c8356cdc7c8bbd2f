-- public.product_embeddings is the table again.
set local lock_timeout = '2s';

drop view public.product_embeddings;

alter table marketplace.product_embeddings set schema public;
