-- public.ai_response_cache is the table again.
set local lock_timeout = '2s';

drop view public.ai_response_cache;

alter table app_vortexcore.ai_response_cache set schema public;
