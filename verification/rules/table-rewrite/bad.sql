--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_token
set local lock_timeout = '2s';
alter table public.orders add column token uuid not null default gen_random_uuid();
--rollback set local lock_timeout = '2s';
--rollback alter table public.orders drop column token;
