grant select on table public.user_permissions to authenticated;

grant select, insert, update, delete on table public.user_permissions to service_role;
