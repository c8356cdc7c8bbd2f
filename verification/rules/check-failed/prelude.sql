create table public.notes (
    note_id bigint generated always as identity primary key,
    owner_user_id uuid not null,
    body text not null
);

create index notes_owner_user_id_idx on public.notes (owner_user_id);

alter table public.notes enable row level security;

revoke all on public.notes from public, anon, authenticated, service_role;

grant select on public.notes to authenticated;
