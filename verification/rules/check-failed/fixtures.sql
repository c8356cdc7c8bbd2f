insert into public.notes (owner_user_id, body)
values ('00000000-0000-0000-0000-00000000a11c', 'of alice');
