insert into auth.users (id, email)
values
    ('00000000-0000-0000-0000-00000000a11c', 'alice@example.com'),
    ('00000000-0000-0000-0000-000000000b0b', 'bob@example.com');

insert into app.notes (owner_user_id, title, state)
values
    ('00000000-0000-0000-0000-00000000a11c', 'of alice', 'draft'),
    ('00000000-0000-0000-0000-00000000a11c', 'also of alice', 'open'),
    ('00000000-0000-0000-0000-000000000b0b', 'of bob', 'draft');

insert into app.kinds (code, label)
values
    ('plain', 'Plain'),
    ('large', 'Large');

insert into app.tickets (number, kind, priority)
values
    (1, 'plain', 1),
    (2, 'large', null);

insert into app.settings (name, value)
values
    ('colour', 'blue'),
    ('size', 'm');

insert into app.shapes (name)
values ('round');

insert into app.colours (name, shape_id)
values ('red', 1);

insert into app.visits (at, page)
values ('2026-03-01', 'home');

refresh materialized view app.kind_counts;
