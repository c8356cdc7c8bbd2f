insert into auth.users (id, email)
values
    ('00000000-0000-0000-0000-00000000a11c', 'alice@example.com'),
    ('00000000-0000-0000-0000-000000000b0b', 'bob@example.com');

insert into public.notes (body)
values
    ('buy milk'),
    ('write to carol@example.com');
