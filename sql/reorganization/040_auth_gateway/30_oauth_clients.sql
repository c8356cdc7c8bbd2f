-- Clients go on with public.oauth_clients; its rows live in auth_gateway.oauth_clients.
set local lock_timeout = '2s';

alter table public.oauth_clients set schema auth_gateway;

create view public.oauth_clients
with (security_invoker = on)
as
select
    t.client_id,
    t.client_secret_hash,
    t.client_name,
    t.redirect_uris,
    t.allowed_scopes,
    t.is_active,
    t.created_at
from auth_gateway.oauth_clients as t;

alter view public.oauth_clients alter column redirect_uris set default '{}'::text[];

alter view public.oauth_clients alter column allowed_scopes set default '{memories:read}'::text[];

alter view public.oauth_clients alter column is_active set default true;

alter view public.oauth_clients alter column created_at set default now();

revoke all on table public.oauth_clients from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.oauth_clients to service_role;

comment on view public.oauth_clients is 'Facade of auth_gateway.oauth_clients.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.client_id(public.oauth_tokens)
returns setof public.oauth_clients
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.oauth_clients as r
    where r.client_id = $1.client_id
$$;

revoke all on function public.client_id(public.oauth_tokens) from public, anon, authenticated, service_role;

grant execute on function public.client_id(public.oauth_tokens) to service_role;

comment on function public.client_id(public.oauth_tokens) is 'Embed of the key oauth_tokens_client_id_fkey: the rows of public.oauth_clients, for PostgREST.';

create function public.oauth_tokens_client_id_fkey(public.oauth_tokens)
returns setof public.oauth_clients
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.oauth_clients as r
    where r.client_id = $1.client_id
$$;

revoke all on function public.oauth_tokens_client_id_fkey(public.oauth_tokens) from public, anon, authenticated, service_role;

grant execute on function public.oauth_tokens_client_id_fkey(public.oauth_tokens) to service_role;

comment on function public.oauth_tokens_client_id_fkey(public.oauth_tokens) is 'Embed of the key oauth_tokens_client_id_fkey: the rows of public.oauth_clients, for PostgREST.';

create function public.client_id(public.oauth_authorization_codes)
returns setof public.oauth_clients
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.oauth_clients as r
    where r.client_id = $1.client_id
$$;

revoke all on function public.client_id(public.oauth_authorization_codes) from public, anon, authenticated, service_role;

grant execute on function public.client_id(public.oauth_authorization_codes) to service_role;

comment on function public.client_id(public.oauth_authorization_codes) is 'Embed of the key oauth_authorization_codes_client_id_fkey: the rows of public.oauth_clients, for PostgREST.';

create function public.oauth_authorization_codes_client_id_fkey(public.oauth_authorization_codes)
returns setof public.oauth_clients
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.oauth_clients as r
    where r.client_id = $1.client_id
$$;

revoke all on function public.oauth_authorization_codes_client_id_fkey(public.oauth_authorization_codes) from public, anon, authenticated, service_role;

grant execute on function public.oauth_authorization_codes_client_id_fkey(public.oauth_authorization_codes) to service_role;

comment on function public.oauth_authorization_codes_client_id_fkey(public.oauth_authorization_codes) is 'Embed of the key oauth_authorization_codes_client_id_fkey: the rows of public.oauth_clients, for PostgREST.';
