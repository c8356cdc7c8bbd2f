-- Clients go on with public.client_organizations; its rows live in client_services.organizations.
set local lock_timeout = '2s';

alter table public.client_organizations set schema client_services;

alter table client_services.client_organizations rename to organizations;

create view public.client_organizations
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.owner_id,
    t.contact_email,
    t.status,
    t.created_at,
    t.updated_at
from client_services.organizations as t;

alter view public.client_organizations alter column id set default gen_random_uuid();

alter view public.client_organizations alter column status set default 'active'::text;

alter view public.client_organizations alter column created_at set default now();

alter view public.client_organizations alter column updated_at set default now();

revoke all on table public.client_organizations from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.client_organizations to authenticated;

grant select, insert, update, delete on table public.client_organizations to service_role;

comment on view public.client_organizations is 'Facade of client_services.organizations.';
