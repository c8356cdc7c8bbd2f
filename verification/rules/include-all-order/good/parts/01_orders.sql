--liquibase formatted sql logicalFilePath:parts/01_orders.sql

--changeset alice:01_orders
create table public.orders (
    id bigint generated always as identity primary key
);
--rollback drop table public.orders;
