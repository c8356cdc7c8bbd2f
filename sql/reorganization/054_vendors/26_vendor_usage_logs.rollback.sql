-- public.vendor_usage_logs is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs);

drop function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs);

drop function public.vendor_org_id(public.vendor_usage_logs);

drop function public.api_key_id(public.vendor_usage_logs);

drop function public.vendor_usage_logs_api_key_id_fkey(public.vendor_api_keys_v2);

drop function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_organizations);

drop view public.vendor_usage_logs;

alter table vendors.usage_logs rename to vendor_usage_logs;

alter table vendors.vendor_usage_logs set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs)
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

revoke all on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs) to authenticated, service_role;

comment on function public.vendor_usage_logs_vendor_org_id_fkey(public.vendor_usage_logs) is 'Embed of the key vendor_usage_logs_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs)
returns setof public.vendor_api_keys_v2
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_api_keys_v2 as r
    where r.id = $1.api_key_id
$$;

revoke all on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs) to authenticated, service_role;

comment on function public.vendor_usage_logs_api_key_id_fkey(public.vendor_usage_logs) is 'Embed of the key vendor_usage_logs_api_key_id_fkey: the rows of public.vendor_api_keys_v2, for PostgREST.';

create function public.vendor_org_id(public.vendor_usage_logs)
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

revoke all on function public.vendor_org_id(public.vendor_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.vendor_org_id(public.vendor_usage_logs) to authenticated, service_role;

comment on function public.vendor_org_id(public.vendor_usage_logs) is 'Embed of the key vendor_usage_logs_vendor_org_id_fkey: the rows of public.vendor_organizations, for PostgREST.';

create function public.api_key_id(public.vendor_usage_logs)
returns setof public.vendor_api_keys_v2
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_api_keys_v2 as r
    where r.id = $1.api_key_id
$$;

revoke all on function public.api_key_id(public.vendor_usage_logs) from public, anon, authenticated, service_role;

grant execute on function public.api_key_id(public.vendor_usage_logs) to authenticated, service_role;

comment on function public.api_key_id(public.vendor_usage_logs) is 'Embed of the key vendor_usage_logs_api_key_id_fkey: the rows of public.vendor_api_keys_v2, for PostgREST.';

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
