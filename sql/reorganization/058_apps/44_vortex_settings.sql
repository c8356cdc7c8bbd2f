-- Clients go on with public.vortex_settings; its rows live in app_vortexcore.vortex_settings.
set local lock_timeout = '2s';

alter table public.vortex_settings set schema app_vortexcore;

create view public.vortex_settings
with (security_invoker = on)
as
select
    t.user_id,
    t.key,
    t.value,
    t.updated_at
from app_vortexcore.vortex_settings as t;

alter view public.vortex_settings alter column value set default '{}'::jsonb;

alter view public.vortex_settings alter column updated_at set default now();

revoke all on table public.vortex_settings from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.vortex_settings to authenticated;

grant select, insert, update, delete on table public.vortex_settings to service_role;

comment on view public.vortex_settings is 'Facade of app_vortexcore.vortex_settings.';
