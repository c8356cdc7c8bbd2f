--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders splitStatements:false
create table public.orders (
    id bigint generated always as identity primary key
);
commit;
create table public.notes (id bigint primary key);
--rollback drop table public.notes; drop table public.orders;
