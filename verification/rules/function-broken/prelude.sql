create schema app;

create table app.notes (
    note_id bigint generated always as identity primary key,
    body text not null
);

alter table app.notes enable row level security;

alter table app.notes force row level security;

revoke all on table app.notes from anon, authenticated;

create function app.count_notes()
returns bigint
language sql
stable
security invoker
set search_path = ''
as $$
    select count(*) from app.notes
$$;

revoke execute on function app.count_notes() from public, anon, authenticated;
