-- Supabase keeps extensions out of public and has two of them in every new project.
create schema extensions;

grant usage on schema extensions to anon, authenticated, service_role;

grant usage, create on schema extensions to :"migration_role";

-- A server without contrib has neither of the two; a changelog that needs one then says so itself.
do $$
begin
    if exists (select from pg_catalog.pg_available_extensions where name = 'uuid-ossp') then
        create extension "uuid-ossp" with schema extensions;
    end if;

    if exists (select from pg_catalog.pg_available_extensions where name = 'pgcrypto') then
        create extension pgcrypto with schema extensions;
    end if;

    -- Not in every new project, but there any migration may ask for it. Here only a superuser can
    -- make it, for it is not marked as trusted; a server without it does without.
    if exists (select from pg_catalog.pg_available_extensions where name = 'vector') then
        create extension vector with schema extensions;
    end if;
end
$$;
