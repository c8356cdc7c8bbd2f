insert into public.kinds (code, name)
values
    ('plain', 'Plain'),
    ('large', 'Large');

insert into public.orders (kind)
values
    ('plain'),
    ('large');
