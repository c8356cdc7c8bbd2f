--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policy splitStatements:false
alter table app.notes add column share_token text;
create index notes_share_token_idx on app.notes (share_token);
create policy select_shared
on app.notes
as permissive
for select
to authenticated
using (share_token = (select current_setting('request.headers', true)::json ->> 'x-share-token'));
grant select on app.notes to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback drop policy select_shared on app.notes;
--rollback alter table app.notes drop column share_token;
