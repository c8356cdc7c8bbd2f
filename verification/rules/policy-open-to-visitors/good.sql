--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy select_own
on app.notes
as permissive
for select
to anon, authenticated
using (owner_user_id = (select auth.uid()) or ((select auth.uid()) is null and title like 'public %'));
grant select on app.notes to anon, authenticated;
--rollback revoke select on app.notes from anon, authenticated;
--rollback drop policy select_own on app.notes;
