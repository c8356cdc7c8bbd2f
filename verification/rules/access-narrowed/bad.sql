--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_read_notes labels:phase_1
create policy select_own on public.notes for select to authenticated
using (owner_id = (select auth.uid()) and title = 'of alice');
grant select on public.notes to authenticated;
--rollback revoke select on public.notes from authenticated; drop policy select_own on public.notes;
