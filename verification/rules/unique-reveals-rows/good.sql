--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_address splitStatements:false
create unique index notes_address_key on app.notes (owner_user_id, address);
--rollback drop index app.notes_address_key;
