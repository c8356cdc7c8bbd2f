create table public.kinds (
    code text primary key,
    name text not null
);

create table public.orders (
    order_id bigint generated always as identity primary key,
    kind text not null references public.kinds (code)
);

grant select, insert, update, delete on table public.orders to service_role;
