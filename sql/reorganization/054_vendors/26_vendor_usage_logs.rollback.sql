-- public.vendor_usage_logs is the table again.
set local lock_timeout = '2s';

drop view public.vendor_usage_logs;

alter table vendors.usage_logs rename to vendor_usage_logs;

alter table vendors.vendor_usage_logs set schema public;

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
