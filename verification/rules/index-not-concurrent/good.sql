--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_note runInTransaction:false
create index concurrently orders_note_idx on public.orders (note);
--rollback drop index concurrently public.orders_note_idx;
