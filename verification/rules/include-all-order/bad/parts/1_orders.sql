--liquibase formatted sql logicalFilePath:parts/1_orders.sql

--changeset alice:1_orders
create table public.orders (
    id bigint generated always as identity primary key
);
--rollback drop table public.orders;
