-- public.user_mcp_services is the table again.
set local lock_timeout = '2s';

drop view public.user_mcp_services;

alter table security_service.user_mcp_services set schema public;
