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

-- Its text names public.vendor_usage_logs, which Postgres looks up only when it is called.
create or replace function public.log_vendor_usage(
    p_vendor_org_id uuid,
    p_api_key_id uuid,
    p_request_id text,
    p_platform text,
    p_service text,
    p_tokens integer default 0,
    p_cost numeric default 0
)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_id uuid;
begin
    insert into public.vendor_usage_logs (
        vendor_org_id,
        api_key_id,
        request_id,
        platform,
        service,
        tokens_consumed,
        cost_amount
    )
    values (
        p_vendor_org_id,
        p_api_key_id,
        p_request_id,
        p_platform,
        p_service,
        p_tokens,
        p_cost
    )
    on conflict (request_id) do update set
        tokens_consumed = excluded.tokens_consumed,
        cost_amount = excluded.cost_amount
    returning id into v_id;

    return v_id;
end;
$$;
