grant select, insert, update, delete on table public.opportunities to service_role;

grant select, insert, update, delete on table public.interactions to service_role;
