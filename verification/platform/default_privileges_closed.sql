-- The new regime: nothing is granted until a migration grants it. Postgres's own default stays:
-- every role may execute a new function until that is revoked from public.
alter default privileges for role :"migration_role" in schema public
    revoke all on tables from anon, authenticated, service_role;

alter default privileges for role :"migration_role" in schema public
    revoke all on sequences from anon, authenticated, service_role;

alter default privileges for role :"migration_role" in schema public
    revoke all on functions from anon, authenticated, service_role;
