-- Clients go on with public.oauth_tokens; its rows live in auth_gateway.oauth_tokens.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.client_id(public.oauth_tokens);

drop function public.oauth_tokens_client_id_fkey(public.oauth_tokens);

alter table public.oauth_tokens set schema auth_gateway;

create view public.oauth_tokens
with (security_invoker = on)
as
select
    t.id,
    t.client_id,
    t.user_id,
    t.token_hash,
    t.token_type,
    t.scopes,
    t.parent_token_id,
    t.created_at,
    t.expires_at,
    t.revoked_at
from auth_gateway.oauth_tokens as t;

alter view public.oauth_tokens alter column id set default gen_random_uuid();

alter view public.oauth_tokens alter column token_type set default 'access'::character varying;

alter view public.oauth_tokens alter column scopes set default '{}'::text[];

alter view public.oauth_tokens alter column created_at set default now();

revoke all on table public.oauth_tokens from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.oauth_tokens to service_role;

comment on view public.oauth_tokens is 'Facade of auth_gateway.oauth_tokens.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.oauth_tokens_client_id_fkey(public.oauth_clients)
returns setof public.oauth_tokens
language sql
stable
parallel safe
as $$
    select r.*
    from public.oauth_tokens as r
    where r.client_id = $1.client_id
$$;

revoke all on function public.oauth_tokens_client_id_fkey(public.oauth_clients) from public, anon, authenticated, service_role;

grant execute on function public.oauth_tokens_client_id_fkey(public.oauth_clients) to service_role;

comment on function public.oauth_tokens_client_id_fkey(public.oauth_clients) is 'Embed of the key oauth_tokens_client_id_fkey: the rows of public.oauth_tokens, for PostgREST.';

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
