--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_created_at
alter table public.orders add column created_at timestamptz not null default timestamptz 'now';
--rollback alter table public.orders drop column created_at;
