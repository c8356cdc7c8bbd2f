-- The old regime: whatever the migration role makes in public is open to the API, and only row
-- level security stands before its rows.
alter default privileges for role :"migration_role" in schema public
    grant all on tables to anon, authenticated, service_role;

alter default privileges for role :"migration_role" in schema public
    grant all on sequences to anon, authenticated, service_role;

alter default privileges for role :"migration_role" in schema public
    grant all on functions to anon, authenticated, service_role;
