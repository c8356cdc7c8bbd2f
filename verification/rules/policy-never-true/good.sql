--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_shared splitStatements:false
create policy select_shared
on app.notes
as permissive
for select
to authenticated
using (owner_user_id is null);
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback drop policy select_shared on app.notes;
