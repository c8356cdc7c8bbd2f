-- Clients go on with public.notifications; its rows live in shared_services.notifications.
set local lock_timeout = '2s';

alter table public.notifications set schema shared_services;

create view public.notifications
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.title,
    t.message,
    t.type,
    t.is_read,
    t.notification_group,
    t.created_at,
    t.updated_at,
    t.expires_at
from shared_services.notifications as t;

alter view public.notifications alter column id set default gen_random_uuid();

alter view public.notifications alter column type set default 'info'::text;

alter view public.notifications alter column is_read set default false;

alter view public.notifications alter column created_at set default now();

alter view public.notifications alter column updated_at set default now();

revoke all on table public.notifications from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.notifications to authenticated;

grant select, insert, update, delete on table public.notifications to service_role;

comment on view public.notifications is 'Facade of shared_services.notifications.';
