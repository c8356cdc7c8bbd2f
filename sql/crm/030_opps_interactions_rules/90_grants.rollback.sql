revoke select, insert, update, delete on table public.interactions from service_role;

revoke select, insert, update, delete on table public.opportunities from service_role;
