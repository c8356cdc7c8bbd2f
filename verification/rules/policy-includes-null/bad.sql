--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy select_own
on app.notes
as permissive
for select
to authenticated
using (owner_user_id is null or owner_user_id = (select auth.uid()));
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback drop policy select_own on app.notes;
