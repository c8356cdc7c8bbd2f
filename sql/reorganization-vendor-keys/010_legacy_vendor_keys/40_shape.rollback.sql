-- public.vendor_api_keys is the facade of its own table again. No row can have come in the meantime
-- to either.
set local lock_timeout = '2s';

comment on table vendors.legacy_api_keys is null;

grant select on table vendors.legacy_api_keys to service_role;

comment on view public.vendor_api_keys is 'Facade of vendors.legacy_api_keys.';

drop trigger _110_refuse_rows on public.vendor_api_keys;

drop trigger _100_refuse_writes on public.vendor_api_keys;

drop function vendors.refuse_write_to_vendor_api_keys();

create or replace view public.vendor_api_keys
with (security_invoker = on)
as
select
    t.id,
    t.vendor_name,
    t.key_name,
    t.encrypted_key,
    t.description,
    t.is_active,
    t.last_used_at,
    t.created_at,
    t.updated_at
from vendors.legacy_api_keys as t;
