--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_pinned splitStatements:false
set local lock_timeout = '2s';
alter table app.notes add column pinned boolean not null default false;
create or replace view public.notes with (security_invoker = on) as
select n.note_id, n.title, n.pinned from app.notes as n;
alter view public.notes alter column pinned set default false;
--rollback set local lock_timeout = '2s';
--rollback drop view public.notes;
--rollback alter table app.notes drop column pinned;
--rollback create view public.notes with (security_invoker = on) as select n.note_id, n.title from app.notes as n;
--rollback alter view public.notes alter column title set default 'untitled';
--rollback revoke all on table public.notes from public, anon, authenticated, service_role;
--rollback grant select, insert on table public.notes to service_role;
--rollback comment on view public.notes is 'Facade of app.notes.';
