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

-- A row of the facade is of another type than one of the table: clients that call a function with
-- a row, or ask PostgREST for it as a computed field, need one more that takes a row of the facade.
create function public.notification_is_live(public.notifications)
returns boolean
language sql
stable
return public.notification_is_live(
    row(
        $1.id,
        $1.user_id,
        $1.title,
        $1.message,
        $1.type,
        $1.is_read,
        $1.notification_group,
        $1.created_at,
        $1.updated_at,
        $1.expires_at
    )::shared_services.notifications
);

revoke all on function public.notification_is_live(public.notifications) from public, anon, authenticated, service_role;

grant execute on function public.notification_is_live(public.notifications) to authenticated, service_role;

comment on function public.notification_is_live(public.notifications) is 'Overload for rows of public.notifications.';
