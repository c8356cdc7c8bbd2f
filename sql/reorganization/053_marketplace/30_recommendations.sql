-- Clients go on with public.recommendations; its rows live in marketplace.recommendations.
set local lock_timeout = '2s';

alter table public.recommendations set schema marketplace;

create view public.recommendations
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.product_id,
    t.supplier_id,
    t.recommendation_type,
    t.relevance_score,
    t.reason,
    t.clicked,
    t.viewed,
    t.created_at,
    t.updated_at
from marketplace.recommendations as t;

alter view public.recommendations alter column id set default gen_random_uuid();

alter view public.recommendations alter column clicked set default false;

alter view public.recommendations alter column viewed set default false;

alter view public.recommendations alter column created_at set default now();

alter view public.recommendations alter column updated_at set default now();

revoke all on table public.recommendations from public, anon, authenticated, service_role;

grant select, update on table public.recommendations to authenticated;

grant select, insert, update, delete on table public.recommendations to service_role;

comment on view public.recommendations is 'Facade of marketplace.recommendations.';
