insert into public.notes (body, owner_user_id)
values ('to be pinned', '00000000-0000-0000-0000-00000000a11c');
