--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_public splitStatements:false
alter policy select_own on app.notes using (owner_user_id = (select auth.uid()) or title = 'public');
--rollback alter policy select_own on app.notes using (owner_user_id = (select auth.uid()));
