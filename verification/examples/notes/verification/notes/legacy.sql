-- The database before the migration, made by the migration role, which so owns what it will alter.
create table public.notes (
    note_id bigint generated always as identity primary key,
    body text not null
);

alter table public.notes enable row level security;

alter table public.notes force row level security;

revoke all on table public.notes from public, anon, authenticated, service_role;

revoke all on sequence public.notes_note_id_seq from public, anon, authenticated, service_role;
