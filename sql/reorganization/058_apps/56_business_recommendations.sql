-- Clients go on with public.business_recommendations; its rows live in app_seftec.business_recommendations.
set local lock_timeout = '2s';

alter table public.business_recommendations set schema app_seftec;

create view public.business_recommendations
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.recommendation_type,
    t.title,
    t.description,
    t.impact_level,
    t.implementation_effort,
    t.confidence_score,
    t.estimated_value,
    t.action_items,
    t.supporting_data,
    t.status,
    t.created_at,
    t.reviewed_at,
    t.implemented_at,
    t.expires_at
from app_seftec.business_recommendations as t;

alter view public.business_recommendations alter column id set default gen_random_uuid();

alter view public.business_recommendations alter column impact_level set default 'medium'::text;

alter view public.business_recommendations alter column implementation_effort set default 'medium'::text;

alter view public.business_recommendations alter column action_items set default '[]'::jsonb;

alter view public.business_recommendations alter column supporting_data set default '{}'::jsonb;

alter view public.business_recommendations alter column status set default 'pending'::text;

alter view public.business_recommendations alter column created_at set default now();

revoke all on table public.business_recommendations from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.business_recommendations to authenticated;

grant select, insert, update, delete on table public.business_recommendations to service_role;

comment on view public.business_recommendations is 'Facade of app_seftec.business_recommendations.';
