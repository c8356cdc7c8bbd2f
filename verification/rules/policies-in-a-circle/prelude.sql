create schema app;

grant usage on schema app to anon, authenticated;

create table app.notes (
    note_id bigint generated always as identity primary key,
    owner_user_id uuid not null,
    title text not null
);

create index notes_owner_user_id_idx on app.notes (owner_user_id);

alter table app.notes enable row level security;

alter table app.notes force row level security;

create table app.shares (
    share_id bigint generated always as identity primary key,
    note_id bigint not null references app.notes (note_id),
    reader_user_id uuid not null
);

create index shares_note_id_idx on app.shares (note_id);

create index shares_reader_user_id_idx on app.shares (reader_user_id);

alter table app.shares enable row level security;

alter table app.shares force row level security;
