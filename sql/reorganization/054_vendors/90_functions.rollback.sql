-- Before the tables move back: the facades answer the old texts, and nothing looks for the new
-- names any more when they go.

create or replace function public.validate_vendor_api_key(
    p_key_id text,
    p_key_secret text
)
returns table(
    is_valid boolean,
    vendor_org_id uuid,
    vendor_code text,
    rate_limit integer
)
language plpgsql
security definer
set search_path = 'public', 'extensions'
as $$
declare
    v_key public.vendor_api_keys_v2;
begin
    select k.* into v_key
    from vendor_api_keys_v2 k
    where k.key_id = p_key_id
        and k.key_secret_hash = encode(digest(p_key_secret, 'sha256'), 'hex')
        and k.is_active
        and (k.expires_at is null or k.expires_at > now());

    if not found then
        return query
        select false, null::uuid, null::text, null::integer;
        return;
    end if;

    update vendor_api_keys_v2 k
    set
        last_used_at = now(),
        total_requests = coalesce(k.total_requests, 0) + 1
    where k.id = v_key.id;

    return query
    select
        true,
        o.id,
        o.vendor_code::text,
        coalesce(v_key.rate_limit_override, o.rate_limit_per_minute)
    from vendor_organizations o
    where o.id = v_key.vendor_org_id;
end;
$$;

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

create or replace function public.generate_vendor_api_key(
    p_vendor_org_id uuid,
    p_key_name text
)
returns table(
    key_id text,
    key_secret text
)
language plpgsql
security definer
set search_path = 'public', 'extensions'
as $$
declare
    v_key_id text := 'vk_' || encode(gen_random_bytes(12), 'hex');
    v_secret text := encode(gen_random_bytes(24), 'hex');
begin
    insert into vendor_api_keys_v2 (vendor_org_id, key_id, key_secret_hash, key_name)
    values (p_vendor_org_id, v_key_id, encode(digest(v_secret, 'sha256'), 'hex'), p_key_name);

    return query
    select v_key_id, v_secret;
end;
$$;
