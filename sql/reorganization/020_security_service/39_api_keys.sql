-- Clients go on with public.api_keys; its rows live in security_service.api_keys.
set local lock_timeout = '2s';

alter table public.api_keys set schema security_service;

create view public.api_keys
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.name,
    t.key,
    t.key_hash,
    t.service,
    t.description,
    t.is_active,
    t.rate_limited,
    t.permissions,
    t.metadata,
    t.created_at,
    t.expires_at,
    t.last_used_at
from security_service.api_keys as t;

alter view public.api_keys alter column id set default gen_random_uuid();

alter view public.api_keys alter column service set default 'all'::character varying;

alter view public.api_keys alter column is_active set default true;

alter view public.api_keys alter column rate_limited set default true;

alter view public.api_keys alter column permissions set default '[]'::jsonb;

alter view public.api_keys alter column metadata set default '{}'::jsonb;

alter view public.api_keys alter column created_at set default now();

revoke all on table public.api_keys from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.api_keys to authenticated;

grant select, insert, update, delete on table public.api_keys to service_role;

comment on view public.api_keys is 'Facade of security_service.api_keys.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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
