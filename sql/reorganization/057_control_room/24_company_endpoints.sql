-- Clients go on with public.company_endpoints; its rows live in control_room.company_endpoints.
set local lock_timeout = '2s';

alter table public.company_endpoints set schema control_room;

create view public.company_endpoints
with (security_invoker = on)
as
select
    t.id,
    t.service_id,
    t.path,
    t.method,
    t.description,
    t.auth_required,
    t.rate_limit,
    t.created_at,
    t.updated_at
from control_room.company_endpoints as t;

alter view public.company_endpoints alter column id set default gen_random_uuid();

alter view public.company_endpoints alter column auth_required set default true;

alter view public.company_endpoints alter column created_at set default now();

alter view public.company_endpoints alter column updated_at set default now();

revoke all on table public.company_endpoints from public, anon, authenticated, service_role;

grant select on table public.company_endpoints to authenticated;

grant select, insert, update, delete on table public.company_endpoints to service_role;

comment on view public.company_endpoints is 'Facade of control_room.company_endpoints.';
