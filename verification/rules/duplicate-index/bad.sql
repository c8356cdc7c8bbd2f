--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index splitStatements:false
create index notes_owner_idx on app.notes (owner_user_id);
--rollback drop index app.notes_owner_idx;
