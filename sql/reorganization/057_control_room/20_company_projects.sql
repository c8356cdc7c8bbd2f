-- Clients go on with public.company_projects; its rows live in control_room.company_projects.
set local lock_timeout = '2s';

alter table public.company_projects set schema control_room;

create view public.company_projects
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.type,
    t.description,
    t.api_key,
    t.created_at,
    t.updated_at
from control_room.company_projects as t;

alter view public.company_projects alter column id set default gen_random_uuid();

alter view public.company_projects alter column api_key set default replace((gen_random_uuid())::text, '-'::text, ''::text);

alter view public.company_projects alter column created_at set default now();

alter view public.company_projects alter column updated_at set default now();

revoke all on table public.company_projects from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.company_projects to service_role;

comment on view public.company_projects is 'Facade of control_room.company_projects.';
