--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_no_note
alter table public.orders drop column note;
--rollback alter table public.orders add column note text;
