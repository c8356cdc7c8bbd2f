-- public.mcp_key_tools is the table again.
set local lock_timeout = '2s';

drop view public.mcp_key_tools;

alter table security_service.mcp_key_tools set schema public;
