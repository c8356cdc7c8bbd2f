drop table public.customer;
