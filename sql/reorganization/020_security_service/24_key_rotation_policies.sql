-- Clients go on with public.key_rotation_policies; its rows live in security_service.key_rotation_policies.
set local lock_timeout = '2s';

alter table public.key_rotation_policies set schema security_service;

create view public.key_rotation_policies
with (security_invoker = on)
as
select
    t.id,
    t.key_id,
    t.frequency_days,
    t.auto_rotate,
    t.last_rotation,
    t.next_rotation,
    t.rotation_history,
    t.created_at,
    t.updated_at
from security_service.key_rotation_policies as t;

alter view public.key_rotation_policies alter column id set default extensions.uuid_generate_v4();

alter view public.key_rotation_policies alter column frequency_days set default 90;

alter view public.key_rotation_policies alter column auto_rotate set default false;

alter view public.key_rotation_policies alter column rotation_history set default '[]'::jsonb;

alter view public.key_rotation_policies alter column created_at set default now();

alter view public.key_rotation_policies alter column updated_at set default now();

revoke all on table public.key_rotation_policies from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.key_rotation_policies to authenticated;

grant select, insert, update, delete on table public.key_rotation_policies to service_role;

comment on view public.key_rotation_policies is 'Facade of security_service.key_rotation_policies.';
