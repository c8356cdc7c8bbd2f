-- Clients go on with public.pricing_insights; its rows live in marketplace.pricing_insights.
set local lock_timeout = '2s';

alter table public.pricing_insights set schema marketplace;

create view public.pricing_insights
with (security_invoker = on)
as
select
    t.id,
    t.product_id,
    t.suggested_price,
    t.min_viable_price,
    t.max_viable_price,
    t.confidence_score,
    t.price_elasticity,
    t.market_trend,
    t.reasoning,
    t.created_at,
    t.expires_at
from marketplace.pricing_insights as t;

alter view public.pricing_insights alter column id set default gen_random_uuid();

alter view public.pricing_insights alter column created_at set default now();

revoke all on table public.pricing_insights from public, anon, authenticated, service_role;

grant select on table public.pricing_insights to authenticated;

grant select, insert, update, delete on table public.pricing_insights to service_role;

comment on view public.pricing_insights is 'Facade of marketplace.pricing_insights.';
