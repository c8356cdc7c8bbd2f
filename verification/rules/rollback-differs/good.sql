--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_indexes
create index orders_total_idx on public.orders (total);
create index orders_note_idx on public.orders (note);
--rollback drop index public.orders_note_idx;
--rollback drop index public.orders_total_idx;
