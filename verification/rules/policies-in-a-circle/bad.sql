--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_policies splitStatements:false
create policy select_shared
on app.notes
as permissive
for select
to authenticated
using (exists (
    select
    from app.shares as s
    where s.note_id = notes.note_id
        and s.reader_user_id = (select auth.uid())
));
create policy select_of_own_notes
on app.shares
as permissive
for select
to authenticated
using (exists (
    select
    from app.notes as n
    where n.note_id = shares.note_id
        and n.owner_user_id = (select auth.uid())
));
grant select on app.notes to authenticated;
grant select on app.shares to authenticated;
--rollback revoke select on app.notes from authenticated;
--rollback revoke select on app.shares from authenticated;
--rollback drop policy select_of_own_notes on app.shares;
--rollback drop policy select_shared on app.notes;
