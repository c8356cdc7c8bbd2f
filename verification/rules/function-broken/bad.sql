--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_remarks splitStatements:false
set local lock_timeout = '2s';

alter table app.notes rename to remarks;

--rollback set local lock_timeout = '2s';
--rollback alter table app.remarks rename to notes;
