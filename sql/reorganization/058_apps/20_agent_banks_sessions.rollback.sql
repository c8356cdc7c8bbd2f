-- public.agent_banks_sessions is the table again.
set local lock_timeout = '2s';

drop view public.agent_banks_sessions;

alter table app_the_fixer_initiative.agent_banks_sessions set schema public;
