-- Clients go on with public.intelligence_cache; its rows live in app_lanonasis_maas.intelligence_cache.
set local lock_timeout = '2s';

alter table public.intelligence_cache set schema app_lanonasis_maas;

create view public.intelligence_cache
with (security_invoker = on)
as
select
    t.id,
    t.cache_key,
    t.user_id,
    t.response,
    t.hit_count,
    t.created_at,
    t.expires_at
from app_lanonasis_maas.intelligence_cache as t;

alter view public.intelligence_cache alter column id set default gen_random_uuid();

alter view public.intelligence_cache alter column hit_count set default 0;

alter view public.intelligence_cache alter column created_at set default now();

revoke all on table public.intelligence_cache from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.intelligence_cache to authenticated;

grant select, insert, update, delete on table public.intelligence_cache to service_role;

comment on view public.intelligence_cache is 'Facade of app_lanonasis_maas.intelligence_cache.';
