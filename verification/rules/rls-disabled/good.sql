--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_notes splitStatements:false
create table app.notes (note_id bigint generated always as identity primary key, title text);
alter table app.notes enable row level security;
create policy select_all
on app.notes
as permissive
for select
to anon
using (true);
grant select on app.notes to anon;
--rollback drop table app.notes;
