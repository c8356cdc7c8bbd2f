-- Clients go on with public.sessions; its rows live in auth_gateway.sessions.
set local lock_timeout = '2s';

alter table public.sessions set schema auth_gateway;

create view public.sessions
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.token_hash,
    t.expires_at,
    t.created_at,
    t.last_activity,
    t.is_active
from auth_gateway.sessions as t;

alter view public.sessions alter column id set default extensions.uuid_generate_v4();

alter view public.sessions alter column created_at set default now();

alter view public.sessions alter column last_activity set default now();

alter view public.sessions alter column is_active set default true;

revoke all on table public.sessions from public, anon, authenticated, service_role;

grant select, delete on table public.sessions to authenticated;

grant select, insert, update, delete on table public.sessions to service_role;

comment on view public.sessions is 'Facade of auth_gateway.sessions.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.sessions_user_id_fkey(public.users)
returns setof public.sessions
language sql
stable
parallel safe
as $$
    select r.*
    from public.sessions as r
    where r.user_id = $1.id
$$;

revoke all on function public.sessions_user_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.sessions_user_id_fkey(public.users) to authenticated, service_role;

comment on function public.sessions_user_id_fkey(public.users) is 'Embed of the key sessions_user_id_fkey: the rows of public.sessions, for PostgREST.';
