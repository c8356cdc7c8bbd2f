-- Clients go on with public.vortex_items; its rows live in app_vortexcore.vortex_items.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.company_id(public.vortex_items);

drop function public.vortex_items_company_id_fkey(public.vortex_items);

alter table public.vortex_items set schema app_vortexcore;

create view public.vortex_items
with (security_invoker = on)
as
select
    t.id,
    t.company_id,
    t.owner_id,
    t.title,
    t.type,
    t.status,
    t.pitch,
    t.source,
    t.url,
    t.writer,
    t.keywords,
    t.created_at,
    t.updated_at
from app_vortexcore.vortex_items as t;

alter view public.vortex_items alter column id set default gen_random_uuid();

alter view public.vortex_items alter column status set default 'idea'::text;

alter view public.vortex_items alter column keywords set default '{}'::text[];

alter view public.vortex_items alter column created_at set default now();

alter view public.vortex_items alter column updated_at set default now();

revoke all on table public.vortex_items from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.vortex_items to authenticated;

grant select, insert, update, delete on table public.vortex_items to service_role;

comment on view public.vortex_items is 'Facade of app_vortexcore.vortex_items.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vortex_items_company_id_fkey(public.company_projects)
returns setof public.vortex_items
language sql
stable
parallel safe
as $$
    select r.*
    from public.vortex_items as r
    where r.company_id = $1.id
$$;

revoke all on function public.vortex_items_company_id_fkey(public.company_projects) from public, anon, authenticated, service_role;

grant execute on function public.vortex_items_company_id_fkey(public.company_projects) to service_role;

comment on function public.vortex_items_company_id_fkey(public.company_projects) is 'Embed of the key vortex_items_company_id_fkey: the rows of public.vortex_items, for PostgREST.';

create function public.company_id(public.vortex_items)
returns setof public.company_projects
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.company_projects as r
    where r.id = $1.company_id
$$;

revoke all on function public.company_id(public.vortex_items) from public, anon, authenticated, service_role;

grant execute on function public.company_id(public.vortex_items) to authenticated, service_role;

comment on function public.company_id(public.vortex_items) is 'Embed of the key vortex_items_company_id_fkey: the rows of public.company_projects, for PostgREST.';

create function public.vortex_items_company_id_fkey(public.vortex_items)
returns setof public.company_projects
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.company_projects as r
    where r.id = $1.company_id
$$;

revoke all on function public.vortex_items_company_id_fkey(public.vortex_items) from public, anon, authenticated, service_role;

grant execute on function public.vortex_items_company_id_fkey(public.vortex_items) to authenticated, service_role;

comment on function public.vortex_items_company_id_fkey(public.vortex_items) is 'Embed of the key vortex_items_company_id_fkey: the rows of public.company_projects, for PostgREST.';
