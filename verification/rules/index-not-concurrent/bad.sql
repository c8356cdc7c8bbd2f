--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_note
set local lock_timeout = '2s';
create index orders_note_idx on public.orders (note);
--rollback set local lock_timeout = '2s';
--rollback drop index public.orders_note_idx;
