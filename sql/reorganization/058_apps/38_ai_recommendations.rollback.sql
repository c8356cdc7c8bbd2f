-- public.ai_recommendations is the table again.
set local lock_timeout = '2s';

drop view public.ai_recommendations;

alter table app_vortexcore.ai_recommendations set schema public;
