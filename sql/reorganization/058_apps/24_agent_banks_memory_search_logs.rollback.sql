-- public.agent_banks_memory_search_logs is the table again.
set local lock_timeout = '2s';

drop view public.agent_banks_memory_search_logs;

alter table app_the_fixer_initiative.agent_banks_memory_search_logs set schema public;
