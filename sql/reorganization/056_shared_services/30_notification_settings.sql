-- Clients go on with public.notification_settings; its rows live in shared_services.notification_settings.
set local lock_timeout = '2s';

alter table public.notification_settings set schema shared_services;

create view public.notification_settings
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.info_enabled,
    t.success_enabled,
    t.warning_enabled,
    t.error_enabled,
    t.created_at,
    t.updated_at
from shared_services.notification_settings as t;

alter view public.notification_settings alter column id set default gen_random_uuid();

alter view public.notification_settings alter column info_enabled set default true;

alter view public.notification_settings alter column success_enabled set default true;

alter view public.notification_settings alter column warning_enabled set default true;

alter view public.notification_settings alter column error_enabled set default true;

alter view public.notification_settings alter column created_at set default now();

alter view public.notification_settings alter column updated_at set default now();

revoke all on table public.notification_settings from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.notification_settings to authenticated;

grant select, insert, update, delete on table public.notification_settings to service_role;

comment on view public.notification_settings is 'Facade of shared_services.notification_settings.';
