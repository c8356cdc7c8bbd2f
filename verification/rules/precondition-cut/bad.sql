--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders
--preconditions onFail:HALT
--precondition-sql-check expectedResult:0 select count(*) from pg_catalog.pg_class
-- where relname = 'orders'
create table public.orders (
    id bigint generated always as identity primary key
);
--rollback drop table public.orders;
