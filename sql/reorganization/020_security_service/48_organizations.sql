-- Clients go on with public.organizations; its rows live in security_service.organizations.
set local lock_timeout = '2s';

alter table public.organizations set schema security_service;

create view public.organizations
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.slug,
    t.description,
    t.is_active,
    t.created_at,
    t.updated_at
from security_service.organizations as t;

alter view public.organizations alter column id set default extensions.uuid_generate_v4();

alter view public.organizations alter column is_active set default true;

alter view public.organizations alter column created_at set default now();

alter view public.organizations alter column updated_at set default now();

revoke all on table public.organizations from public, anon, authenticated, service_role;

grant select on table public.organizations to authenticated;

grant select, insert, update, delete on table public.organizations to service_role;

comment on view public.organizations is 'Facade of security_service.organizations.';
