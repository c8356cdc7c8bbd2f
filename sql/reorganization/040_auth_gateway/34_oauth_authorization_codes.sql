-- Clients go on with public.oauth_authorization_codes; its rows live in auth_gateway.oauth_authorization_codes.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.client_id(public.oauth_authorization_codes);

drop function public.oauth_authorization_codes_client_id_fkey(public.oauth_authorization_codes);

alter table public.oauth_authorization_codes set schema auth_gateway;

create view public.oauth_authorization_codes
with (security_invoker = on)
as
select
    t.code_hash,
    t.client_id,
    t.user_id,
    t.redirect_uri,
    t.scopes,
    t.created_at,
    t.expires_at,
    t.consumed,
    t.consumed_at
from auth_gateway.oauth_authorization_codes as t;

alter view public.oauth_authorization_codes alter column scopes set default '{}'::text[];

alter view public.oauth_authorization_codes alter column created_at set default now();

alter view public.oauth_authorization_codes alter column consumed set default false;

revoke all on table public.oauth_authorization_codes from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.oauth_authorization_codes to service_role;

comment on view public.oauth_authorization_codes is 'Facade of auth_gateway.oauth_authorization_codes.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.oauth_authorization_codes_client_id_fkey(public.oauth_clients)
returns setof public.oauth_authorization_codes
language sql
stable
parallel safe
as $$
    select r.*
    from public.oauth_authorization_codes as r
    where r.client_id = $1.client_id
$$;

revoke all on function public.oauth_authorization_codes_client_id_fkey(public.oauth_clients) from public, anon, authenticated, service_role;

grant execute on function public.oauth_authorization_codes_client_id_fkey(public.oauth_clients) to service_role;

comment on function public.oauth_authorization_codes_client_id_fkey(public.oauth_clients) is 'Embed of the key oauth_authorization_codes_client_id_fkey: the rows of public.oauth_authorization_codes, for PostgREST.';

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
