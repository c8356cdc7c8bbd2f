drop index concurrently app.notes_owner_user_id_idx;
