--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_only_own labels:phase_1
create policy select_own on public.notes for select to authenticated
using (owner_id = (select auth.uid()));
--rollback drop policy select_own on public.notes;

--changeset alice:020_read_notes labels:phase_1
grant select on public.notes to authenticated;
--rollback select 1;
