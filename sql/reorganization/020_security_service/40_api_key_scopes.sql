-- Clients go on with public.api_key_scopes; its rows live in security_service.api_key_scopes.
set local lock_timeout = '2s';

alter table public.api_key_scopes set schema security_service;

create view public.api_key_scopes
with (security_invoker = on)
as
select
    t.id,
    t.api_key_id,
    t.service_key,
    t.allowed_actions,
    t.max_calls_per_minute,
    t.is_active,
    t.created_at
from security_service.api_key_scopes as t;

alter view public.api_key_scopes alter column id set default gen_random_uuid();

alter view public.api_key_scopes alter column allowed_actions set default '{*}'::text[];

alter view public.api_key_scopes alter column is_active set default true;

alter view public.api_key_scopes alter column created_at set default now();

revoke all on table public.api_key_scopes from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.api_key_scopes to authenticated;

grant select, insert, update, delete on table public.api_key_scopes to service_role;

comment on view public.api_key_scopes is 'Facade of security_service.api_key_scopes.';
