--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_note_optional labels:phase_1
alter table public.orders alter column note drop not null;
--rollback alter table public.orders alter column note set not null;
