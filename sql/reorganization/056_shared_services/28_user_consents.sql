-- Clients go on with public.user_consents; its rows live in shared_services.user_consents.
set local lock_timeout = '2s';

alter table public.user_consents set schema shared_services;

create view public.user_consents
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.consent_type,
    t.granted,
    t.version,
    t.metadata,
    t.created_at,
    t.updated_at
from shared_services.user_consents as t;

alter view public.user_consents alter column id set default nextval('shared_services.user_consents_id_seq'::regclass);

alter view public.user_consents alter column version set default '1.0'::text;

alter view public.user_consents alter column created_at set default now();

alter view public.user_consents alter column updated_at set default now();

revoke all on table public.user_consents from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_consents to authenticated;

grant select, insert, update, delete on table public.user_consents to service_role;

comment on view public.user_consents is 'Facade of shared_services.user_consents.';
