-- Clients go on with public.api_key_projects; its rows live in security_service.api_key_projects.
set local lock_timeout = '2s';

alter table public.api_key_projects set schema security_service;

create view public.api_key_projects
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.description,
    t.organization_id,
    t.owner_id,
    t.team_members,
    t.settings,
    t.created_at,
    t.updated_at
from security_service.api_key_projects as t;

alter view public.api_key_projects alter column id set default extensions.uuid_generate_v4();

alter view public.api_key_projects alter column team_members set default '{}'::uuid[];

alter view public.api_key_projects alter column settings set default '{}'::jsonb;

alter view public.api_key_projects alter column created_at set default now();

alter view public.api_key_projects alter column updated_at set default now();

revoke all on table public.api_key_projects from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.api_key_projects to authenticated;

grant select, insert, update, delete on table public.api_key_projects to service_role;

comment on view public.api_key_projects is 'Facade of security_service.api_key_projects.';
