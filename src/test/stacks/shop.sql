-- A shop as several clients have it. Its tables move to another schema, and facades stay.
create table public.authors (
    id bigserial primary key,
    name varchar not null
);

create table public.books (
    id bigserial primary key,
    author_id bigint references public.authors,
    title varchar not null,
    isbn varchar unique,
    pages integer not null default 1,
    lock_version integer not null default 0,
    created_at timestamp not null default now(),
    updated_at timestamp not null default now()
);

insert into public.authors (name)
values
    ('Ada'),
    ('Bob');

insert into public.books (author_id, title, isbn)
values
    (1, 'One', 'i1'),
    (1, 'Two', 'i2'),
    (2, 'Three', 'i3');
