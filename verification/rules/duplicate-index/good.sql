--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index splitStatements:false
create index notes_title_idx on app.notes (title);
--rollback drop index app.notes_title_idx;
