revoke select, insert, update, delete on table public.contacts from service_role;

revoke select, insert, update, delete on table public.organizations from service_role;
