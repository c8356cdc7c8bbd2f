-- public.mcp_key_sessions is the table again.
set local lock_timeout = '2s';

drop view public.mcp_key_sessions;

alter table security_service.mcp_key_sessions set schema public;
