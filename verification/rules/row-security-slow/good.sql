--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy
set local lock_timeout = '2s';
alter policy select_own on app.notes using (owner = (select auth.uid()) and (select true));
--rollback set local lock_timeout = '2s';
--rollback alter policy select_own on app.notes using (owner = (select auth.uid()));
