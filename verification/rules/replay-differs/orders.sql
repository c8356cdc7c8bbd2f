insert into public.orders (total)
values (30);
