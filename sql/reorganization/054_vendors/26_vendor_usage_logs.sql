-- Clients go on with public.vendor_usage_logs; its rows live in vendors.usage_logs.
set local lock_timeout = '2s';

alter table public.vendor_usage_logs set schema vendors;

alter table vendors.vendor_usage_logs rename to usage_logs;

create view public.vendor_usage_logs
with (security_invoker = on)
as
select
    t.id,
    t.vendor_org_id,
    t.api_key_id,
    t.request_id,
    t.platform,
    t.service,
    t.endpoint,
    t.method,
    t.status_code,
    t.success,
    t.error_message,
    t.request_timestamp,
    t.processed_at,
    t.processing_time_ms,
    t.request_size_bytes,
    t.response_size_bytes,
    t.tokens_consumed,
    t.compute_units,
    t.cost_amount,
    t.cost_currency,
    t.billing_tier,
    t.ip_address,
    t.user_agent,
    t.request_metadata,
    t.response_metadata
from vendors.usage_logs as t;

alter view public.vendor_usage_logs alter column id set default gen_random_uuid();

alter view public.vendor_usage_logs alter column success set default true;

alter view public.vendor_usage_logs alter column request_timestamp set default now();

alter view public.vendor_usage_logs alter column tokens_consumed set default 0;

alter view public.vendor_usage_logs alter column compute_units set default 0;

alter view public.vendor_usage_logs alter column cost_amount set default 0;

alter view public.vendor_usage_logs alter column cost_currency set default 'USD'::character varying;

alter view public.vendor_usage_logs alter column request_metadata set default '{}'::jsonb;

alter view public.vendor_usage_logs alter column response_metadata set default '{}'::jsonb;

revoke all on table public.vendor_usage_logs from public, anon, authenticated, service_role;

grant select on table public.vendor_usage_logs to authenticated;

grant select, insert, update, delete on table public.vendor_usage_logs to service_role;

comment on view public.vendor_usage_logs is 'Facade of vendors.usage_logs.';
