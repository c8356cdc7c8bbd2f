--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_total
set local lock_timeout = '2s';
alter table public.orders add constraint orders_total_check check (total > -1000);
--rollback set local lock_timeout = '2s';
--rollback alter table public.orders drop constraint orders_total_check;
