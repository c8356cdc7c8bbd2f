-- Clients go on with public.vendor_key_audit_log; its rows live in vendors.key_audit_log.
set local lock_timeout = '2s';

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
