--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_function splitStatements:false
create function app.is_mine(owner_id uuid)
returns boolean
language sql
immutable
set search_path = ''
as $$
    select owner_id = (select auth.uid())
$$;
--rollback drop function app.is_mine(uuid);

--changeset alice:020_policy splitStatements:false
create policy select_own
on app.notes
as permissive
for select
to authenticated
using (app.is_mine(owner_user_id));
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback drop policy select_own on app.notes;
