-- public.user_tool_configs is the table again.
set local lock_timeout = '2s';

drop view public.user_tool_configs;

alter table security_service.user_tool_configs set schema public;
