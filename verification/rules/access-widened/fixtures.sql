insert into public.notes (owner_id, title)
values
    ('00000000-0000-0000-0000-00000000a11c', 'of alice'),
    ('00000000-0000-0000-0000-000000000b0b', 'of bob');
