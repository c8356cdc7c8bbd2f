create schema app;
grant usage on schema app to authenticated, service_role;
create table app.notes (id bigint primary key, owner uuid not null, kind integer not null);
alter table app.notes enable row level security;
create index notes_owner_idx on app.notes (owner);
create index notes_kind_idx on app.notes (kind);
create policy select_own on app.notes for select to authenticated using (owner = (select auth.uid()));
grant select on app.notes to authenticated, service_role;
create function app.kind_now() returns integer
language plpgsql stable set search_path = ''
as $$ begin return 7; end $$;
revoke execute on function app.kind_now() from public, anon, authenticated;
grant execute on function app.kind_now() to service_role;
