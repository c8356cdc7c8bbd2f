-- public.vendor_api_keys_v2 is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs);

drop function public.api_key_id(public.vendor_usage_logs);

drop function public.vendor_org_id(public.vendor_api_keys_v2);

drop function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2);

drop function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_organizations);

drop view public.vendor_api_keys_v2;

alter table vendors.api_keys rename to vendor_api_keys_v2;

alter table vendors.vendor_api_keys_v2 set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vendor_org_id(public.vendor_api_keys_v2)
returns setof public.vendor_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_organizations as r
    where r.id = $1.vendor_org_id
$$;

revoke all on function public.vendor_org_id(public.vendor_api_keys_v2) from public, anon, authenticated, service_role;

grant execute on function public.vendor_org_id(public.vendor_api_keys_v2) to authenticated, service_role;

comment on function public.vendor_org_id(public.vendor_api_keys_v2) is 'Embed of the key vendor_api_keys_v2_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2)
returns setof public.vendor_organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_organizations as r
    where r.id = $1.vendor_org_id
$$;

revoke all on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2) from public, anon, authenticated, service_role;

grant execute on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2) to authenticated, service_role;

comment on function public.vendor_api_keys_v2_vendor_org_id_fkey(public.vendor_api_keys_v2) is 'Embed of the key vendor_api_keys_v2_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

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
