--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_public splitStatements:false
create policy select_public
on app.notes
as permissive
for select
to authenticated
using (title = 'public');
--rollback drop policy select_public on app.notes;
