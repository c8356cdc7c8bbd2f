--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy all_of_tenant
on app.notes
as permissive
for all
to authenticated
using (tenant_id is null or tenant_id = (select (auth.jwt() -> 'app_metadata' ->> 'tenant_id')::bigint));
grant select, delete on app.notes to authenticated;
--rollback revoke select, delete on app.notes from authenticated;
--rollback drop policy all_of_tenant on app.notes;
