create table public.orders (
    order_id bigint generated always as identity primary key,
    total numeric(12, 2) not null,
    note text not null
);

grant select, insert, update, delete on table public.orders to service_role;
