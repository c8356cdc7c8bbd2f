--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_defaults splitStatements:false
alter default privileges in schema app grant select on tables to anon;
--rollback alter default privileges in schema app revoke select on tables from anon;
