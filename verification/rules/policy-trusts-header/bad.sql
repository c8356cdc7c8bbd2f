--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy select_of_tenant
on app.notes
as permissive
for select
to authenticated
using (title = (select current_setting('request.headers', true)::json ->> 'x-tenant'));
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback drop policy select_of_tenant on app.notes;
