--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders
create table public.orders (id bigint primary key);
--rollback drop table public.orders;

--changeset alice:020_note
alter table public.orders add column note text;
--rollback alter table public.orders drop column note;
