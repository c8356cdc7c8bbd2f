-- The schema that the API shows. Creating in it is the right of the database's owner, which is the
-- migration role, as Supabase's postgres is.
grant usage on schema public to anon, authenticated, service_role;

-- What the API roles may do without qualifying a name is the same for the one who migrates.
alter role :"migration_role" set search_path = "$user", public, extensions;

-- Empty until a migration adds tables to it. Its subscribers are told under the table's own name.
create publication supabase_realtime;

alter publication supabase_realtime owner to :"migration_role";
