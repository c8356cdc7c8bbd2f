-- Clients go on with public.topics; its rows live in security_service.topics.
set local lock_timeout = '2s';

alter table public.topics set schema security_service;

create view public.topics
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.description,
    t.color,
    t.user_id,
    t.organization_id,
    t.created_at,
    t.updated_at
from security_service.topics as t;

alter view public.topics alter column id set default extensions.uuid_generate_v4();

alter view public.topics alter column created_at set default now();

alter view public.topics alter column updated_at set default now();

revoke all on table public.topics from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.topics to authenticated;

grant select, insert, update, delete on table public.topics to service_role;

comment on view public.topics is 'Facade of security_service.topics.';
