--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_state
create type public.order_state as enum ('open', 'paid');
alter table public.orders add column state public.order_state not null default 'open';
--rollback alter table public.orders drop column state;
--rollback drop type public.order_state;
