--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_total_check
alter table public.orders add constraint orders_total_check check (total >= 0) not valid;
--rollback alter table public.orders drop constraint orders_total_check;
