-- Supabase keeps extensions out of public and has two of them in every new project.
create schema extensions;

grant usage on schema extensions to anon, authenticated, service_role;

grant usage, create on schema extensions to :"migration_role";

-- A server without contrib has neither; a changelog that needs one then says so itself.
do $$
begin
    if exists (select from pg_catalog.pg_available_extensions where name = 'uuid-ossp') then
        create extension "uuid-ossp" with schema extensions;
    end if;

    if exists (select from pg_catalog.pg_available_extensions where name = 'pgcrypto') then
        create extension pgcrypto with schema extensions;
    end if;
end
$$;
