--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index runAlways:true
create index orders_note_idx on public.orders (note);
--rollback drop index public.orders_note_idx;
