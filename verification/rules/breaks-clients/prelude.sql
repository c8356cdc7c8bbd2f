create schema app;

create table app.orders (
    id bigint generated always as identity primary key,
    total numeric(10, 2) not null,
    placed_on date not null default current_date
);

alter table app.orders enable row level security;

alter table app.orders force row level security;

create function app.order_total(p_order bigint)
returns numeric
language sql
stable
set search_path = ''
as $$
    select o.total
    from app.orders as o
    where o.id = p_order;
$$;
