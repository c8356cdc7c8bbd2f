-- Clients go on with public.feature_flags; its rows live in control_room.feature_flags.
set local lock_timeout = '2s';

alter table public.feature_flags set schema control_room;

create view public.feature_flags
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.description,
    t.enabled,
    t.rollout_percentage,
    t.user_groups,
    t.created_at,
    t.updated_at
from control_room.feature_flags as t;

alter view public.feature_flags alter column id set default nextval('control_room.feature_flags_id_seq'::regclass);

alter view public.feature_flags alter column enabled set default false;

alter view public.feature_flags alter column rollout_percentage set default 0;

alter view public.feature_flags alter column user_groups set default '{}'::text[];

alter view public.feature_flags alter column created_at set default now();

alter view public.feature_flags alter column updated_at set default now();

revoke all on table public.feature_flags from public, anon, authenticated, service_role;

grant select on table public.feature_flags to anon;

grant select on table public.feature_flags to authenticated;

grant select, insert, update, delete on table public.feature_flags to service_role;

comment on view public.feature_flags is 'Facade of control_room.feature_flags.';
