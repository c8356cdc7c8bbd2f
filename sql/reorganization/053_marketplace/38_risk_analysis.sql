-- Clients go on with public.risk_analysis; its rows live in marketplace.risk_analysis.
set local lock_timeout = '2s';

alter table public.risk_analysis set schema marketplace;

create view public.risk_analysis
with (security_invoker = on)
as
select
    t.id,
    t.order_id,
    t.user_id,
    t.risk_score,
    t.risk_factors,
    t.is_flagged,
    t.review_status,
    t.reviewer_id,
    t.reviewed_at,
    t.created_at,
    t.updated_at
from marketplace.risk_analysis as t;

alter view public.risk_analysis alter column id set default gen_random_uuid();

alter view public.risk_analysis alter column risk_factors set default '[]'::jsonb;

alter view public.risk_analysis alter column is_flagged set default false;

alter view public.risk_analysis alter column review_status set default 'pending'::text;

alter view public.risk_analysis alter column created_at set default now();

alter view public.risk_analysis alter column updated_at set default now();

revoke all on table public.risk_analysis from public, anon, authenticated, service_role;

grant select on table public.risk_analysis to authenticated;

grant select, insert, update, delete on table public.risk_analysis to service_role;

comment on view public.risk_analysis is 'Facade of marketplace.risk_analysis.';
