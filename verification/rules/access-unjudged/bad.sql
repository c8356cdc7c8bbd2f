--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_tags labels:phase_1
create table public.tags (
    note_id bigint primary key references public.notes,
    owner_id uuid not null
);
create index tags_owner_id_idx on public.tags (owner_id);
alter table public.tags enable row level security;
create policy select_own on public.tags for select to authenticated
using (owner_id = (select auth.uid()));
revoke all on public.tags from public, anon, authenticated, service_role;
grant select on public.tags to authenticated;
create policy select_own on public.notes for select to authenticated
using (owner_id = (select auth.uid()));
grant select on public.notes to authenticated;
--rollback revoke select on public.notes from authenticated;
--rollback drop policy select_own on public.notes;
--rollback drop table public.tags;
