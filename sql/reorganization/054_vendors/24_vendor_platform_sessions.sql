-- Clients go on with public.vendor_platform_sessions; its rows live in vendors.platform_sessions.
set local lock_timeout = '2s';

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
