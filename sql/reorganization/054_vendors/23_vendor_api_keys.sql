-- Clients go on with public.vendor_api_keys; its rows live in vendors.legacy_api_keys.
set local lock_timeout = '2s';

alter table public.vendor_api_keys set schema vendors;

alter table vendors.vendor_api_keys rename to legacy_api_keys;

create view public.vendor_api_keys
with (security_invoker = on)
as
select
    t.id,
    t.vendor_name,
    t.key_name,
    t.encrypted_key,
    t.description,
    t.is_active,
    t.last_used_at,
    t.created_at,
    t.updated_at
from vendors.legacy_api_keys as t;

alter view public.vendor_api_keys alter column id set default gen_random_uuid();

alter view public.vendor_api_keys alter column is_active set default true;

alter view public.vendor_api_keys alter column created_at set default now();

alter view public.vendor_api_keys alter column updated_at set default now();

revoke all on table public.vendor_api_keys from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.vendor_api_keys to service_role;

comment on view public.vendor_api_keys is 'Facade of vendors.legacy_api_keys.';
