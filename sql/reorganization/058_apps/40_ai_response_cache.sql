-- Clients go on with public.ai_response_cache; its rows live in app_vortexcore.ai_response_cache.
set local lock_timeout = '2s';

alter table public.ai_response_cache set schema app_vortexcore;

create view public.ai_response_cache
with (security_invoker = on)
as
select
    t.id,
    t.prompt_hash,
    t.prompt,
    t.response,
    t.model_used,
    t.tokens_used,
    t.hit_count,
    t.created_at,
    t.expires_at
from app_vortexcore.ai_response_cache as t;

alter view public.ai_response_cache alter column id set default gen_random_uuid();

alter view public.ai_response_cache alter column hit_count set default 0;

alter view public.ai_response_cache alter column created_at set default now();

revoke all on table public.ai_response_cache from public, anon, authenticated, service_role;

grant select, insert, update on table public.ai_response_cache to authenticated;

grant select, insert, update, delete on table public.ai_response_cache to service_role;

comment on view public.ai_response_cache is 'Facade of app_vortexcore.ai_response_cache.';
