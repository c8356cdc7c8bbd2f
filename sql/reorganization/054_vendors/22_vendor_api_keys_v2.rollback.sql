-- public.vendor_api_keys_v2 is the table again.
set local lock_timeout = '2s';

drop view public.vendor_api_keys_v2;

alter table vendors.api_keys rename to vendor_api_keys_v2;

alter table vendors.vendor_api_keys_v2 set schema public;

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
