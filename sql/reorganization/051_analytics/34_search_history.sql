-- Clients go on with public.search_history; its rows live in analytics.search_history.
set local lock_timeout = '2s';

alter table public.search_history set schema analytics;

create view public.search_history
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.search_query,
    t.category,
    t.filters,
    t.results_count,
    t.created_at
from analytics.search_history as t;

alter view public.search_history alter column id set default gen_random_uuid();

alter view public.search_history alter column filters set default '{}'::jsonb;

alter view public.search_history alter column results_count set default 0;

alter view public.search_history alter column created_at set default now();

revoke all on table public.search_history from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.search_history to authenticated;

grant select, insert, update, delete on table public.search_history to service_role;

comment on view public.search_history is 'Facade of analytics.search_history.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.search_history_user_id_fkey(public.profiles)
returns setof public.search_history
language sql
stable
parallel safe
as $$
    select r.*
    from public.search_history as r
    where r.user_id = $1.id
$$;

revoke all on function public.search_history_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.search_history_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.search_history_user_id_fkey(public.profiles) is 'Embed of the key search_history_user_id_fkey: the rows of public.search_history, for PostgREST.';
