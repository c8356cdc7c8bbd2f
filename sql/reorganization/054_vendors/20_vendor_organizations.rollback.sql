-- public.vendor_organizations is the table again.
set local lock_timeout = '2s';

drop view public.vendor_organizations;

alter table vendors.organizations rename to vendor_organizations;

alter table vendors.vendor_organizations set schema public;

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
