--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_select_own labels:phase_1
create policy select_own on public.notes as permissive for select to authenticated using (owner_user_id = (select auth.uid()));
--rollback drop policy select_own on public.notes;
