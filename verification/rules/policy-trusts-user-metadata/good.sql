--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy select_as_admin
on app.notes
as permissive
for select
to authenticated
using (((select auth.jwt()) -> 'app_metadata' ->> 'role') = 'admin');
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback drop policy select_as_admin on app.notes;
