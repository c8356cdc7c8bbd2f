--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_all splitStatements:false
create policy select_published
on app.notes
as permissive
for select
to anon
using (title = 'public');
grant select on app.notes to anon;
--rollback revoke select on app.notes from anon;
--rollback drop policy select_published on app.notes;
