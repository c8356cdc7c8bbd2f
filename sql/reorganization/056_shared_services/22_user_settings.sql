-- Clients go on with public.user_settings; its rows live in shared_services.settings.
set local lock_timeout = '2s';

alter table public.user_settings set schema shared_services;

alter table shared_services.user_settings rename to settings;

create view public.user_settings
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.theme,
    t.language,
    t.settings,
    t.created_at,
    t.updated_at
from shared_services.settings as t;

alter view public.user_settings alter column id set default gen_random_uuid();

alter view public.user_settings alter column theme set default 'system'::text;

alter view public.user_settings alter column language set default 'en'::text;

alter view public.user_settings alter column settings set default '{}'::jsonb;

alter view public.user_settings alter column created_at set default now();

alter view public.user_settings alter column updated_at set default now();

revoke all on table public.user_settings from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_settings to authenticated;

grant select, insert, update, delete on table public.user_settings to service_role;

comment on view public.user_settings is 'Facade of shared_services.settings.';
