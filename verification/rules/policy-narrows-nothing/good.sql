--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy live_only
on app.notes
as restrictive
for select
to authenticated
using (title <> '');
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback drop policy live_only on app.notes;
