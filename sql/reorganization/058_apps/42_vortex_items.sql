-- Clients go on with public.vortex_items; its rows live in app_vortexcore.vortex_items.
set local lock_timeout = '2s';

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
