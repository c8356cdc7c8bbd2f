create table public.orders (
    order_id bigint generated always as identity primary key,
    total numeric(12, 2) not null,
    note text
);
