--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_notes splitStatements:false
create table app.notes (note_id bigint generated always as identity primary key, title text);
grant select on app.notes to anon;
--rollback drop table app.notes;
