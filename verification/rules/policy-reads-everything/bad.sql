--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_all splitStatements:false
create policy select_all
on app.notes
as permissive
for select
to authenticated
using (true);
--rollback drop policy select_all on app.notes;
