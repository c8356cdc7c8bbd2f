--liquibase formatted sql logicalFilePath:sql/9.sql

--changeset fleet:9
alter table vehicle add column colour text;
--rollback alter table vehicle drop column colour;
