--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_barrier splitStatements:false
alter view public.notes set (security_barrier = on);
--rollback alter view public.notes reset (security_barrier);
