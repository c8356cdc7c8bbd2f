insert into public.orders (total, note)
values
    (10, 'first'),
    (-5, 'refund'),
    (20, null);

insert into public.customers (customer_id, name)
values
    (1, 'Harbour'),
    (2, 'Orchard');
