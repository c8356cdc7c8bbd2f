--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index
set local lock_timeout = '2s';
drop index app.notes_kind_idx;
--rollback set local lock_timeout = '2s';
--rollback create index notes_kind_idx on app.notes (kind);
