create or replace function app.whoami()
returns text
language sql
stable
security invoker
set search_path = ''
as $$
    select 'somebody'
$$;
