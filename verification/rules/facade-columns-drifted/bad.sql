--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_pinned splitStatements:false
set local lock_timeout = '2s';
alter table app.notes add column pinned boolean not null default false;
--rollback set local lock_timeout = '2s'; alter table app.notes drop column pinned;
