-- One object of each kind; every case of differences.sql alters one thing of it.
create role alice;

create role bob login;

create role clerks;

create schema app;

create table app.customers (
    id bigint generated always as identity primary key,
    name text not null
);

create table app.orders (
    id bigint generated always as identity primary key,
    customer_id bigint not null references app.customers,
    owner text default 'nobody',
    total numeric(10, 2) default 0,
    net numeric generated always as (total / 2) stored,
    note text,
    constraint orders_total_check check (total >= 0)
);

alter table app.orders enable row level security;

create index orders_total_idx on app.orders (total);

create unique index orders_note_idx on app.orders (note, id);

create policy select_own on app.orders
as permissive
for select
to alice
using (owner = current_user);

create policy insert_own on app.orders
as permissive
for insert
to alice
with check (owner = current_user);

create function app.stamp() returns trigger
language plpgsql
as $$
begin
    new.note := 'stamped';
    return new;
end
$$;

create trigger _500_stamp
before update on app.orders
for each row
execute function app.stamp();

create function app.tax(amount numeric) returns numeric
language sql
stable
security invoker
set search_path = ''
as 'select amount * 0.2';

create procedure app.tidy()
language sql
as 'select 1';

create aggregate app.product(numeric) (
    sfunc = pg_catalog.numeric_mul,
    stype = numeric,
    initcond = '1'
);

create view app.open_orders
with (security_invoker = on)
as
select
    id,
    total
from app.orders
where note is null;

create materialized view app.totals as
select
    customer_id,
    sum(total) as total
from app.orders
group by customer_id;

create type app.mood as enum ('sad', 'ok');

create domain app.amount as numeric
constraint amount_check check (value >= 0);

create type app.point as (
    x integer,
    y integer
);

create type app.span as range (subtype = numeric);

create sequence app.ticket;

create table app.events (
    at date not null,
    what text
) partition by range (at);

create table app.events_2025
partition of app.events
for values from ('2025-01-01') to ('2026-01-01');

create table app.log (
    line text
);

create rule keep as on delete to app.log do instead nothing;

create statistics app.orders_stats (dependencies) on customer_id, total from app.orders;

create publication feed for table app.orders;

create collation app.plain (provider = libc, locale = 'C');

create function app.same(numeric, numeric) returns boolean
language sql
immutable
as 'select $1 = $2';

create operator app.=== (
    leftarg = numeric,
    rightarg = numeric,
    function = app.same
);

create function app.mood_of(integer) returns app.mood
language sql
immutable
as $$ select 'ok'::app.mood $$;

create cast (integer as app.mood) with function app.mood_of(integer);

create text search dictionary app.words (template = pg_catalog.simple);

create text search configuration app.search (copy = pg_catalog.simple);

create function app.watch() returns event_trigger
language plpgsql
as 'begin end';

create event trigger watcher on ddl_command_end execute function app.watch();

create foreign data wrapper far;

create server away foreign data wrapper far options (host 'h1');

create foreign table app.distant (
    id bigint
) server away;

create user mapping for alice server away options (password 'secret');

grant select on app.orders to alice;

grant usage on schema app to alice;
