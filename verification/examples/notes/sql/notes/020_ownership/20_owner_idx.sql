create index concurrently notes_owner_user_id_idx
on public.notes (owner_user_id);
