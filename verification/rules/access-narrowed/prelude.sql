create table public.notes (
    note_id bigint generated always as identity primary key,
    owner_id uuid not null,
    title text not null
);
create index notes_owner_id_idx on public.notes (owner_id);
alter table public.notes enable row level security;
revoke all on public.notes from public, anon, authenticated, service_role;
revoke all on sequence public.notes_note_id_seq from public, anon, authenticated, service_role;
