--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy delete_of_tenant
on app.notes
as permissive
for delete
to authenticated
using (tenant_id = (select (auth.jwt() -> 'app_metadata' ->> 'tenant_id')::bigint));
grant delete on app.notes to authenticated;
--rollback revoke delete on app.notes from authenticated;
--rollback drop policy delete_of_tenant on app.notes;
