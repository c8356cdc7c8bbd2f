--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders
create table public.orders (
    id bigint generated always as identity primary key
);
--rollback -- the rows are in the backup
--rollback drop table public.orders;
