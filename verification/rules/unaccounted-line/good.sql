--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders
set local lock_timeout = 1000;
create table public.orders (
    id bigint generated always as identity primary key
);
--rollback drop table public.orders;
