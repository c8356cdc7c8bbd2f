-- Clients go on with public.query_classifications; its rows live in analytics.query_classifications.
set local lock_timeout = '2s';

alter table public.query_classifications set schema analytics;

create view public.query_classifications
with (security_invoker = on)
as
select
    t.id,
    t.prompt,
    t.classified_complexity,
    t.actual_complexity,
    t.was_escalated,
    t.feedback_score,
    t.tokens_used,
    t.created_at
from analytics.query_classifications as t;

alter view public.query_classifications alter column id set default gen_random_uuid();

alter view public.query_classifications alter column was_escalated set default false;

alter view public.query_classifications alter column created_at set default now();

revoke all on table public.query_classifications from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.query_classifications to service_role;

comment on view public.query_classifications is 'Facade of analytics.query_classifications.';
