--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_old_note
alter table public.orders rename column note to old_note;
--rollback alter table public.orders rename column old_note to note;
