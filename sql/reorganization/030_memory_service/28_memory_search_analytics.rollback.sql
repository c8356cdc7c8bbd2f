-- public.memory_search_analytics is the table again.
set local lock_timeout = '2s';

drop view public.memory_search_analytics;

alter table security_service.memory_search_analytics set schema public;
