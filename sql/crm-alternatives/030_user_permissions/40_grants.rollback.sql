revoke select, insert, update, delete on table public.user_permissions from service_role;

revoke select on table public.user_permissions from authenticated;
