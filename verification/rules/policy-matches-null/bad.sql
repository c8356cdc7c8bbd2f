--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
create policy select_tenant
on app.notes
as permissive
for select
to authenticated
using (tenant_id is not distinct from (select (auth.jwt() -> 'app_metadata' ->> 'tenant_id')::bigint));
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback drop policy select_tenant on app.notes;
