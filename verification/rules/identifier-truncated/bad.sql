--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index runInTransaction:false
create index concurrently orders_that_have_been_paid_for_in_advance_by_the_customer_created_at_idx on public.orders (created_at);
--rollback drop index concurrently public.orders_that_have_been_paid_for_in_advance_by_the_customer_created_at_idx;
