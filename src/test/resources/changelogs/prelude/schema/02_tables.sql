create table shop.item (
    id int primary key,
    name text not null,
    price numeric(10, 2) not null default shop.lowest(),
    secret bytea
);

create table shop.log (at timestamptz not null default now(), line text);
