drop index concurrently public.notes_owner_user_id_idx;
