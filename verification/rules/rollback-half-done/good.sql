--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_total_idx runInTransaction:false
create index concurrently orders_total_idx on public.orders (total);
--rollback drop index concurrently public.orders_total_idx;
