-- Clients go on with public.ai_usage_logs; its rows live in analytics.ai_usage_logs.
set local lock_timeout = '2s';

alter table public.ai_usage_logs set schema analytics;

create view public.ai_usage_logs
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.prompt,
    t.model_used,
    t.query_complexity,
    t.tokens_used,
    t.estimated_cost,
    t.response_time_ms,
    t.user_feedback,
    t.feedback_text,
    t.created_at
from analytics.ai_usage_logs as t;

alter view public.ai_usage_logs alter column id set default gen_random_uuid();

alter view public.ai_usage_logs alter column created_at set default now();

revoke all on table public.ai_usage_logs from public, anon, authenticated, service_role;

grant select, insert on table public.ai_usage_logs to authenticated;

grant select, insert, update, delete on table public.ai_usage_logs to service_role;

comment on view public.ai_usage_logs is 'Facade of analytics.ai_usage_logs.';
