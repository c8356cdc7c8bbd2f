--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_update splitStatements:false
create policy update_own
on app.notes
as permissive
for update
to authenticated
using (owner_user_id = (select auth.uid()))
with check (owner_user_id = (select auth.uid()));
grant update on app.notes to authenticated;
--rollback revoke update on app.notes from authenticated;
--rollback drop policy update_own on app.notes;
