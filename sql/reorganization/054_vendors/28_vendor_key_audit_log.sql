-- Clients go on with public.vendor_key_audit_log; its rows live in vendors.key_audit_log.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.key_id(public.vendor_key_audit_log);

drop function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log);

alter table public.vendor_key_audit_log set schema vendors;

alter table vendors.vendor_key_audit_log rename to key_audit_log;

create view public.vendor_key_audit_log
with (security_invoker = on)
as
select
    t.id,
    t.key_id,
    t.action,
    t.user_id,
    t.ip_address,
    t.user_agent,
    t."timestamp"
from vendors.key_audit_log as t;

alter view public.vendor_key_audit_log alter column id set default gen_random_uuid();

alter view public.vendor_key_audit_log alter column "timestamp" set default now();

revoke all on table public.vendor_key_audit_log from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.vendor_key_audit_log to service_role;

comment on view public.vendor_key_audit_log is 'Facade of vendors.key_audit_log.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vendor_key_audit_log_key_id_fkey(public.vendor_api_keys)
returns setof public.vendor_key_audit_log
language sql
stable
parallel safe
as $$
    select r.*
    from public.vendor_key_audit_log as r
    where r.key_id = $1.id
$$;

revoke all on function public.vendor_key_audit_log_key_id_fkey(public.vendor_api_keys) from public, anon, authenticated, service_role;

grant execute on function public.vendor_key_audit_log_key_id_fkey(public.vendor_api_keys) to service_role;

comment on function public.vendor_key_audit_log_key_id_fkey(public.vendor_api_keys) is 'Embed of the key vendor_key_audit_log_key_id_fkey: the rows of public.vendor_key_audit_log, for PostgREST.';

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
