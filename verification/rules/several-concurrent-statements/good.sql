--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index runInTransaction:false
create index concurrently orders_a_idx on public.orders (a);
--rollback drop index concurrently public.orders_a_idx;
