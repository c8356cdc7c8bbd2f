--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_double splitStatements:false
create function app.double(a integer)
returns integer
language sql
immutable
security invoker
set search_path = ''
as $$
    select a * 2
$$;
--rollback drop function app.double(integer);

--changeset alice:020_relationship splitStatements:false
create table app.authors (
    id bigint primary key
);

create table app.books (
    id bigint primary key,
    author_id bigint references app.authors
);

alter table app.authors enable row level security;

alter table app.books enable row level security;

create index books_author_id_idx on app.books (author_id);

-- A computed relationship, which Postgres puts into the statement that embeds by it.
create function app.author_id(app.books)
returns setof app.authors
language sql
stable
rows 1
as $$
    select r.*
    from app.authors as r
    where r.id = $1.author_id
$$;
--rollback drop function app.author_id(app.books);
--rollback drop table app.books;
--rollback drop table app.authors;
