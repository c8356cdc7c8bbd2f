--liquibase formatted sql logicalFilePath:parts/2_items.sql

--changeset alice:2_items
create table public.items (
    id bigint generated always as identity primary key
);
--rollback drop table public.items;
