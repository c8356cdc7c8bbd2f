-- Clients go on with public.payment_audit; its rows live in billing.payment_audit.
set local lock_timeout = '2s';

alter table public.payment_audit set schema billing;

create view public.payment_audit
with (security_invoker = on)
as
select
    t.id,
    t.payment_id,
    t.old_status,
    t.new_status,
    t.changed_by,
    t.changed_at
from billing.payment_audit as t;

alter view public.payment_audit alter column id set default gen_random_uuid();

alter view public.payment_audit alter column changed_at set default now();

revoke all on table public.payment_audit from public, anon, authenticated, service_role;

grant select on table public.payment_audit to authenticated;

grant select, insert, update, delete on table public.payment_audit to service_role;

comment on view public.payment_audit is 'Facade of billing.payment_audit.';
