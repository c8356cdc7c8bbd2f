-- Clients go on with public.company_services; its rows live in control_room.company_services.
set local lock_timeout = '2s';

alter table public.company_services set schema control_room;

create view public.company_services
with (security_invoker = on)
as
select
    t.id,
    t.project_id,
    t.name,
    t.description,
    t.status,
    t.config,
    t.created_at,
    t.updated_at
from control_room.company_services as t;

alter view public.company_services alter column id set default gen_random_uuid();

alter view public.company_services alter column status set default 'active'::text;

alter view public.company_services alter column config set default '{}'::jsonb;

alter view public.company_services alter column created_at set default now();

alter view public.company_services alter column updated_at set default now();

revoke all on table public.company_services from public, anon, authenticated, service_role;

grant select on table public.company_services to authenticated;

grant select, insert, update, delete on table public.company_services to service_role;

comment on view public.company_services is 'Facade of control_room.company_services.';
