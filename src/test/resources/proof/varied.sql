-- One table for each kind of column, key and name that statements may be made of wrongly.
create domain public.email as text check (value like '%@%');

create type public.level as enum ('low', 'high');

create table public."Order" (
    "Order Id" serial primary key,
    "user" uuid not null,
    "select" text not null default 'it''s',
    "Größe" numeric(10, 2) check ("Größe" > 0),
    unique ("user", "select")
);

insert into public."Order" ("user", "select", "Größe")
values
    ('00000000-0000-0000-0000-00000000a11c', 'a\b', 1.50),
    ('00000000-0000-0000-0000-000000000b0b', 'tab	and ''quote''', 2);

create table public.teams (
    team_id integer primary key,
    parent_id integer references public.teams,
    name varchar(10) not null unique
);

insert into public.teams (team_id, parent_id, name)
values
    (1, null, 'first'),
    (2, 1, 'second'),
    (3, 1, 'third');

create table public.memberships (
    team_id integer not null references public.teams,
    user_id uuid not null,
    level public.level not null default 'low',
    primary key (team_id, user_id)
);

insert into public.memberships (team_id, user_id)
values
    (1, '00000000-0000-0000-0000-00000000a11c'),
    (2, '00000000-0000-0000-0000-000000000b0b');

create table public.pairs (
    one_id integer not null references public.teams,
    other_id integer not null references public.teams,
    primary key (one_id, other_id)
);

insert into public.pairs (one_id, other_id)
values
    (1, 2);

create table public.lines (
    said text,
    at timestamptz default now()
);

insert into public.lines (said)
values
    ('hello'),
    (null);

create table public.kinds (
    kind_id uuid primary key default gen_random_uuid(),
    address public.email not null,
    flag boolean default true,
    code char(3),
    price numeric(10, 2) default 9.99,
    ratio double precision,
    day date default current_date,
    clock time,
    span interval default '1 day',
    bits bytea,
    host inet,
    within int4range,
    numbers integer[] default '{1,2}',
    words text[],
    levels public.level[],
    document jsonb not null default '{}',
    old_document json,
    counter bigint not null generated always as identity,
    doubled numeric generated always as (price * 2) stored,
    unique (code)
);

create unique index kinds_address_idx on public.kinds (lower(address));

create unique index kinds_host_idx on public.kinds (host) where flag;

insert into public.kinds (
    kind_id, address, code, ratio, day, clock, bits, host, within, words, levels, document,
    old_document
)
values
    (
        '00000000-0000-0000-0000-0000000000d1', 'alice@example.com', 'abc', 0.5, '2026-01-01',
        '10:00', '\xdeadbeef', '10.0.0.1', '[1,5)', '{"a b",c}', '{low}', '{"a": [1, "x"]}',
        '{"b":  1}'
    ),
    (
        '00000000-0000-0000-0000-0000000000d2', 'bob@example.com', 'xyz', null, '2026-01-02', null,
        null, null, null, null, null, '[]', null
    );

create table public.measurements (
    measurement_id bigint not null,
    taken_at timestamptz not null,
    value integer,
    primary key (measurement_id, taken_at)
) partition by range (taken_at);

create table public.measurements_2026 partition of public.measurements
    for values from ('2026-01-01') to ('2070-01-01');

insert into public.measurements (measurement_id, taken_at, value)
values
    (1, '2026-02-01 00:00:00+00', 10),
    (2, '2026-02-02 00:00:00+00', 20);

create table public.animals (
    animal_id integer primary key,
    name text
);

create table public.dogs (
    barks boolean
) inherits (public.animals);

insert into public.animals (animal_id, name)
values
    (1, 'cat');

insert into public.dogs (animal_id, name, barks)
values
    (2, 'dog', true);

create table public.nothing ();
