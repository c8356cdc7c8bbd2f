-- Clients go on with public.vendor_platform_sessions; its rows live in vendors.platform_sessions.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.vendor_org_id(public.vendor_platform_sessions);

drop function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions);

alter table public.vendor_platform_sessions set schema vendors;

alter table vendors.vendor_platform_sessions rename to platform_sessions;

create view public.vendor_platform_sessions
with (security_invoker = on)
as
select
    t.id,
    t.vendor_org_id,
    t.user_id,
    t.platform,
    t.session_token,
    t.session_metadata,
    t.ip_address,
    t.user_agent,
    t.requires_mfa,
    t.mfa_verified_at,
    t.is_active,
    t.created_at,
    t.last_activity_at,
    t.expires_at
from vendors.platform_sessions as t;

alter view public.vendor_platform_sessions alter column id set default gen_random_uuid();

alter view public.vendor_platform_sessions alter column session_metadata set default '{}'::jsonb;

alter view public.vendor_platform_sessions alter column requires_mfa set default false;

alter view public.vendor_platform_sessions alter column is_active set default true;

alter view public.vendor_platform_sessions alter column created_at set default now();

alter view public.vendor_platform_sessions alter column last_activity_at set default now();

revoke all on table public.vendor_platform_sessions from public, anon, authenticated, service_role;

grant select on table public.vendor_platform_sessions to authenticated;

grant select, insert, update, delete on table public.vendor_platform_sessions to service_role;

comment on view public.vendor_platform_sessions is 'Facade of vendors.platform_sessions.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_organizations)
returns setof public.vendor_platform_sessions
language sql
stable
parallel safe
as $$
    select r.*
    from public.vendor_platform_sessions as r
    where r.vendor_org_id = $1.id
$$;

revoke all on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_organizations) from public, anon, authenticated, service_role;

grant execute on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_organizations) to authenticated, service_role;

comment on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_organizations) is 'Embed of the key vendor_platform_sessions_vendor_org_id_fkey: the rows of public.vendor_platform_sessions, for PostgREST.';

create function public.vendor_org_id(public.vendor_platform_sessions)
returns setof public.vendor_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_organizations as r
    where r.id = $1.vendor_org_id
$$;

revoke all on function public.vendor_org_id(public.vendor_platform_sessions) from public, anon, authenticated, service_role;

grant execute on function public.vendor_org_id(public.vendor_platform_sessions) to authenticated, service_role;

comment on function public.vendor_org_id(public.vendor_platform_sessions) is 'Embed of the key vendor_platform_sessions_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions)
returns setof public.vendor_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_organizations as r
    where r.id = $1.vendor_org_id
$$;

revoke all on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions) from public, anon, authenticated, service_role;

grant execute on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions) to authenticated, service_role;

comment on function public.vendor_platform_sessions_vendor_org_id_fkey(public.vendor_platform_sessions) is 'Embed of the key vendor_platform_sessions_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';
