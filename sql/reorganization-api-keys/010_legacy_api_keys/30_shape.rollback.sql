-- public.api_keys is the facade of its own table again. No row can have come in the meantime to
-- either.
set local lock_timeout = '2s';

comment on table security_service.api_keys is null;

grant select on table security_service.api_keys to authenticated, service_role;

comment on view public.api_keys is 'Facade of security_service.api_keys.';

drop trigger _110_refuse_rows on public.api_keys;

drop trigger _100_refuse_writes on public.api_keys;

drop function security_service.refuse_write_to_api_keys();

create or replace view public.api_keys
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.name,
    t.key,
    t.key_hash,
    t.service,
    t.description,
    t.is_active,
    t.rate_limited,
    t.permissions,
    t.metadata,
    t.created_at,
    t.expires_at,
    t.last_used_at
from security_service.api_keys as t;
