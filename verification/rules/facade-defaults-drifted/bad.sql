--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_title splitStatements:false
set local lock_timeout = '2s';
alter table app.notes alter column title set default 'no title';
--rollback set local lock_timeout = '2s'; alter table app.notes alter column title set default 'untitled';
