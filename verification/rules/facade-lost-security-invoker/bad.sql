--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_owner_rights splitStatements:false
alter view public.notes reset (security_invoker);
--rollback alter view public.notes set (security_invoker = on);
