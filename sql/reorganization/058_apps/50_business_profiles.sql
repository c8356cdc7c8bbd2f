-- Clients go on with public.business_profiles; its rows live in app_seftec.business_profiles.
set local lock_timeout = '2s';

alter table public.business_profiles set schema app_seftec;

create view public.business_profiles
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.business_name,
    t.business_type,
    t.industry,
    t.registration_number,
    t.tax_id,
    t.address,
    t.created_at,
    t.updated_at
from app_seftec.business_profiles as t;

alter view public.business_profiles alter column id set default nextval('app_seftec.business_profiles_id_seq'::regclass);

alter view public.business_profiles alter column address set default '{}'::jsonb;

alter view public.business_profiles alter column created_at set default now();

alter view public.business_profiles alter column updated_at set default now();

revoke all on table public.business_profiles from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.business_profiles to authenticated;

grant select, insert, update, delete on table public.business_profiles to service_role;

comment on view public.business_profiles is 'Facade of app_seftec.business_profiles.';
