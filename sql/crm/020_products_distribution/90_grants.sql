grant select, insert, update, delete on table public.products to service_role;

grant select, insert, update, delete on table public.product_distributors to service_role;
