create or replace function app.whoami()
returns text
language sql
volatile
security definer
set search_path = 'pg_catalog'
as $$
    select 'somebody else'
$$;
