--liquibase formatted sql logicalFilePath:shop.sql

set lock_timeout = 1000;

--changeset alice:010_orders
create table public.orders (
    id bigint generated always as identity primary key
);
--rollback drop table public.orders;
