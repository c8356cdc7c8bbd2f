create table app.notes_old (
    note_id bigint primary key,
    owner_user_id uuid not null,
    title text not null
);

grant select on app.notes_old to service_role;
