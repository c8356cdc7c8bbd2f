revoke select, insert, update, delete on table public.product_distributors from service_role;

revoke select, insert, update, delete on table public.products from service_role;
