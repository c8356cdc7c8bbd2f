--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_index
comment on index app.notes_kind_idx is 'For the first page.';
--rollback comment on index app.notes_kind_idx is null;
