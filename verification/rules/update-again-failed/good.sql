--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index
create index orders_note_idx on public.orders (note);
--rollback drop index public.orders_note_idx;

--changeset alice:020_planner runAlways:true
analyze public.orders;
--rollback select 1;
