--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy select_own
on app.notes
as permissive
for select
to anon, authenticated
using ((select auth.uid()) is null or owner_user_id = (select auth.uid()));
grant select on app.notes to anon, authenticated;
--rollback revoke select on app.notes from anon, authenticated;
--rollback drop policy select_own on app.notes;
