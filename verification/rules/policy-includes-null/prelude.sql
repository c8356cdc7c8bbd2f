create schema app;

grant usage on schema app to anon, authenticated;

create table app.notes (
    note_id bigint generated always as identity primary key,
    tenant_id bigint,
    owner_user_id uuid,
    title text not null
);

create index notes_tenant_id_idx on app.notes (tenant_id);

create index notes_owner_user_id_idx on app.notes (owner_user_id);

alter table app.notes enable row level security;

alter table app.notes force row level security;
