--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index
create index orders_note_idx on public.orders (note);
--rollback drop index public.orders_note_idx;

--changeset alice:020_comment runAlways:true
comment on table public.orders is 'What was ordered';
--rollback comment on table public.orders is null;
