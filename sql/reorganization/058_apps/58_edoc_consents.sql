-- Clients go on with public.edoc_consents; its rows live in app_seftec.edoc_consents.
set local lock_timeout = '2s';

alter table public.edoc_consents set schema app_seftec;

create view public.edoc_consents
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.consent_type,
    t.status,
    t.metadata,
    t.created_at,
    t.expires_at
from app_seftec.edoc_consents as t;

alter view public.edoc_consents alter column id set default nextval('app_seftec.edoc_consents_id_seq'::regclass);

alter view public.edoc_consents alter column metadata set default '{}'::jsonb;

alter view public.edoc_consents alter column created_at set default now();

revoke all on table public.edoc_consents from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.edoc_consents to authenticated;

grant select, insert, update, delete on table public.edoc_consents to service_role;

comment on view public.edoc_consents is 'Facade of app_seftec.edoc_consents.';
