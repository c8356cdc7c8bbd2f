-- Clients go on with public.business_financial_insights; its rows live in app_seftec.business_financial_insights.
set local lock_timeout = '2s';

alter table public.business_financial_insights set schema app_seftec;

create view public.business_financial_insights
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.insight_type,
    t.data,
    t.period_start,
    t.period_end,
    t.generated_at
from app_seftec.business_financial_insights as t;

alter view public.business_financial_insights alter column id set default nextval('app_seftec.business_financial_insights_id_seq'::regclass);

alter view public.business_financial_insights alter column generated_at set default now();

revoke all on table public.business_financial_insights from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.business_financial_insights to authenticated;

grant select, insert, update, delete on table public.business_financial_insights to service_role;

comment on view public.business_financial_insights is 'Facade of app_seftec.business_financial_insights.';
