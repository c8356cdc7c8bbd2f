-- Clients go on with public.api_key_scopes; its rows live in security_service.api_key_scopes.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.api_key_id(public.api_key_scopes);

drop function public.api_key_scopes_api_key_id_fkey(public.api_key_scopes);

alter table public.api_key_scopes set schema security_service;

create view public.api_key_scopes
with (security_invoker = on)
as
select
    t.id,
    t.api_key_id,
    t.service_key,
    t.allowed_actions,
    t.max_calls_per_minute,
    t.is_active,
    t.created_at
from security_service.api_key_scopes as t;

alter view public.api_key_scopes alter column id set default gen_random_uuid();

alter view public.api_key_scopes alter column allowed_actions set default '{*}'::text[];

alter view public.api_key_scopes alter column is_active set default true;

alter view public.api_key_scopes alter column created_at set default now();

revoke all on table public.api_key_scopes from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.api_key_scopes to authenticated;

grant select, insert, update, delete on table public.api_key_scopes to service_role;

comment on view public.api_key_scopes is 'Facade of security_service.api_key_scopes.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.api_key_scopes_api_key_id_fkey(public.api_keys)
returns setof public.api_key_scopes
language sql
stable
parallel safe
as $$
    select r.*
    from public.api_key_scopes as r
    where r.api_key_id = $1.id
$$;

revoke all on function public.api_key_scopes_api_key_id_fkey(public.api_keys) from public, anon, authenticated, service_role;

grant execute on function public.api_key_scopes_api_key_id_fkey(public.api_keys) to authenticated, service_role;

comment on function public.api_key_scopes_api_key_id_fkey(public.api_keys) is 'Embed of the key api_key_scopes_api_key_id_fkey: the rows of public.api_key_scopes, for PostgREST.';

create function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog)
returns setof public.api_key_scopes
language sql
stable
parallel safe
as $$
    select r.*
    from public.api_key_scopes as r
    where r.service_key = $1.service_key
$$;

revoke all on function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog) from public, anon, authenticated, service_role;

grant execute on function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog) to anon, authenticated, service_role;

comment on function public.api_key_scopes_service_key_fkey(public.mcp_service_catalog) is 'Embed of the key api_key_scopes_service_key_fkey: the rows of public.api_key_scopes, for PostgREST.';

create function public.api_key_id(public.api_key_scopes)
returns setof public.api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.api_keys as r
    where r.id = $1.api_key_id
$$;

revoke all on function public.api_key_id(public.api_key_scopes) from public, anon, authenticated, service_role;

grant execute on function public.api_key_id(public.api_key_scopes) to authenticated, service_role;

comment on function public.api_key_id(public.api_key_scopes) is 'Embed of the key api_key_scopes_api_key_id_fkey: the rows of public.api_keys, for PostgREST.';

create function public.api_key_scopes_api_key_id_fkey(public.api_key_scopes)
returns setof public.api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.api_keys as r
    where r.id = $1.api_key_id
$$;

revoke all on function public.api_key_scopes_api_key_id_fkey(public.api_key_scopes) from public, anon, authenticated, service_role;

grant execute on function public.api_key_scopes_api_key_id_fkey(public.api_key_scopes) to authenticated, service_role;

comment on function public.api_key_scopes_api_key_id_fkey(public.api_key_scopes) is 'Embed of the key api_key_scopes_api_key_id_fkey: the rows of public.api_keys, for PostgREST.';
