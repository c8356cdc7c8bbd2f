create schema app;

grant usage on schema app to anon, authenticated;

create table app.notes (
    note_id bigint generated always as identity primary key,
    owner_user_id uuid not null,
    title text not null
);

create index notes_title_idx on app.notes (title);

alter table app.notes enable row level security;

alter table app.notes force row level security;
