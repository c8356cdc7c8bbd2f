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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.key_id(public.vendor_key_audit_log)
returns setof public.vendor_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.key_id(public.vendor_key_audit_log) from public, anon, authenticated, service_role;

grant execute on function public.key_id(public.vendor_key_audit_log) to service_role;

comment on function public.key_id(public.vendor_key_audit_log) is 'Embed of the key vendor_key_audit_log_key_id_fkey: the rows of public.vendor_api_keys, for PostgREST.';

create function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log)
returns setof public.vendor_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log) from public, anon, authenticated, service_role;

grant execute on function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log) to service_role;

comment on function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log) is 'Embed of the key vendor_key_audit_log_key_id_fkey: the rows of public.vendor_api_keys, for PostgREST.';
