--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_citext splitStatements:false
create extension citext with schema public;
--rollback drop extension citext;
