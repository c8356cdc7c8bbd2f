--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_insert splitStatements:false
create policy insert_own
on app.notes
as permissive
for insert
to authenticated
with check (title <> '');
grant insert on app.notes to authenticated;
--rollback revoke insert on app.notes from authenticated;
--rollback drop policy insert_own on app.notes;
