--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index runInTransaction:false
create index concurrently orders_paid_in_advance_created_at_idx on public.orders (created_at);
--rollback drop index concurrently public.orders_paid_in_advance_created_at_idx;
