--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_grant splitStatements:false
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
