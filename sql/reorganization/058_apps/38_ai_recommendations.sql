-- Clients go on with public.ai_recommendations; its rows live in app_vortexcore.ai_recommendations.
set local lock_timeout = '2s';

alter table public.ai_recommendations set schema app_vortexcore;

create view public.ai_recommendations
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.recommendation_type,
    t.content,
    t.confidence_score,
    t.used,
    t.created_at,
    t.expires_at
from app_vortexcore.ai_recommendations as t;

alter view public.ai_recommendations alter column id set default nextval('app_vortexcore.ai_recommendations_id_seq'::regclass);

alter view public.ai_recommendations alter column used set default false;

alter view public.ai_recommendations alter column created_at set default now();

revoke all on table public.ai_recommendations from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.ai_recommendations to authenticated;

grant select, insert, update, delete on table public.ai_recommendations to service_role;

comment on view public.ai_recommendations is 'Facade of app_vortexcore.ai_recommendations.';
