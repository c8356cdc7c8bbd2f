--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index runInTransaction:false splitStatements:false
create index concurrently orders_a_idx on public.orders (a);
create index concurrently orders_b_idx on public.orders (b);
--rollback drop index concurrently public.orders_a_idx;
