--liquibase formatted sql logicalFilePath:parts/10_notes.sql

--changeset alice:10_notes
create table public.notes (
    id bigint generated always as identity primary key
);
--rollback drop table public.notes;
