--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_state
set local lock_timeout = '2s';
alter table public.orders add column state text;
alter table public.customers add column state text;
--rollback set local lock_timeout = '2s';
--rollback alter table public.customers drop column state;
--rollback alter table public.orders drop column state;
