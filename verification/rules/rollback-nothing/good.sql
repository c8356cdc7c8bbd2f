--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders
create table public.orders (
    id bigint generated always as identity primary key
);
--rollback drop table public.orders;
