create index concurrently notes_owner_user_id_idx on app.notes (owner_user_id);
