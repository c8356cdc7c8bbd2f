-- Clients go on with public.key_rotation_policies; its rows live in security_service.key_rotation_policies.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.key_id(public.key_rotation_policies);

drop function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.key_rotation_policies_key_id_fkey(public.stored_api_keys)
returns setof public.key_rotation_policies
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.key_rotation_policies as r
    where r.key_id = $1.id
$$;

revoke all on function public.key_rotation_policies_key_id_fkey(public.stored_api_keys) from public, anon, authenticated, service_role;

grant execute on function public.key_rotation_policies_key_id_fkey(public.stored_api_keys) to authenticated, service_role;

comment on function public.key_rotation_policies_key_id_fkey(public.stored_api_keys) is 'Embed of the key key_rotation_policies_key_id_fkey: the rows of public.key_rotation_policies, for PostgREST.';

create function public.key_id(public.key_rotation_policies)
returns setof public.stored_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stored_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.key_id(public.key_rotation_policies) from public, anon, authenticated, service_role;

grant execute on function public.key_id(public.key_rotation_policies) to authenticated, service_role;

comment on function public.key_id(public.key_rotation_policies) is 'Embed of the key key_rotation_policies_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';

create function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies)
returns setof public.stored_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.stored_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies) from public, anon, authenticated, service_role;

grant execute on function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies) to authenticated, service_role;

comment on function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies) is 'Embed of the key key_rotation_policies_key_id_fkey: the rows of public.stored_api_keys, for PostgREST.';
