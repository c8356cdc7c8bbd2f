--liquibase formatted sql logicalFilePath:sql/10.sql

--changeset fleet:10
alter table vehicle add column retired_on date;
--rollback alter table vehicle drop column retired_on;
