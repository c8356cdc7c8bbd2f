--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_citext splitStatements:false
create extension citext with schema extensions;
--rollback drop extension citext;
