grant select, insert, update, delete on table public.organizations to service_role;

grant select, insert, update, delete on table public.contacts to service_role;
