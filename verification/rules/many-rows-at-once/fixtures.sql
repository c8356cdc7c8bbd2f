insert into public.orders (total, note)
values
    (10, 'first'),
    (-5, 'refund'),
    (20, null);
