create table public.orders (
    order_id bigint generated always as identity primary key,
    note text
);
