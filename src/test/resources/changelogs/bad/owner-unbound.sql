--liquibase formatted sql

--changeset alice:notes splitStatements:false
create schema app;
grant usage on schema app to authenticated;
create table app.notes (
    id bigint generated always as identity primary key,
    owner_user_id uuid not null
);
create index notes_owner_user_id_idx on app.notes (owner_user_id);
alter table app.notes enable row level security;
create policy select_own on app.notes for select to authenticated
    using (owner_user_id = (select auth.uid()));
grant select on app.notes to authenticated;
--rollback drop schema app cascade;

--changeset alice:count splitStatements:false
create function app.count_notes()
returns bigint
language sql
stable
security definer
set search_path = ''
as $$
    select count(*) from app.notes where owner_user_id = (select auth.uid())
$$;
revoke execute on function app.count_notes() from public;
grant execute on function app.count_notes() to authenticated;
--rollback drop function app.count_notes();
