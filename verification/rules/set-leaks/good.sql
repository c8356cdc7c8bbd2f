--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_note
set local lock_timeout = '2s';
alter table public.orders add column note text;
--rollback alter table public.orders drop column note;
