--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_read_notes labels:phase_1
alter table public.notes disable row level security;
grant select on public.notes to authenticated;
--rollback revoke select on public.notes from authenticated; alter table public.notes enable row level security;

--changeset alice:020_only_own labels:phase_1
alter table public.notes enable row level security;
create policy select_own on public.notes for select to authenticated
using (owner_id = (select auth.uid()));
--rollback drop policy select_own on public.notes; alter table public.notes disable row level security;
