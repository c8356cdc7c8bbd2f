--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders
create table public.orders (
    id bigint generated always as identity primary key
);
--rollbackSqlFile path:orders.rollback.sql
