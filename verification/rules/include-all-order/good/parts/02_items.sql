--liquibase formatted sql logicalFilePath:parts/02_items.sql

--changeset alice:02_items
create table public.items (
    id bigint generated always as identity primary key
);
--rollback drop table public.items;
