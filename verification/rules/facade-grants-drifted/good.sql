--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_delete splitStatements:false
grant delete on table app.notes, public.notes to service_role;
--rollback revoke delete on table app.notes, public.notes from service_role;
