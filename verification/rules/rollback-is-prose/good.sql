--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders
create table public.orders (
    id bigint generated always as identity primary key
);
-- roll back by hand when rows are in it
--rollback drop table public.orders;
