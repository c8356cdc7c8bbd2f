-- public.agent_banks_memories is the table again.
set local lock_timeout = '2s';

drop view public.agent_banks_memories;

alter table app_the_fixer_initiative.agent_banks_memories set schema public;
