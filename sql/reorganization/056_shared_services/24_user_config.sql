-- Clients go on with public.user_config; its rows live in shared_services.user_config.
set local lock_timeout = '2s';

alter table public.user_config set schema shared_services;

create view public.user_config
with (security_invoker = on)
as
select
    t.user_id,
    t.key,
    t.value,
    t.updated_at
from shared_services.user_config as t;

alter view public.user_config alter column updated_at set default now();

revoke all on table public.user_config from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_config to authenticated;

grant select, insert, update, delete on table public.user_config to service_role;

comment on view public.user_config is 'Facade of shared_services.user_config.';
