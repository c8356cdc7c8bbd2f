-- public.mcp_proxy_tokens is the table again.
set local lock_timeout = '2s';

drop view public.mcp_proxy_tokens;

alter table security_service.mcp_proxy_tokens set schema public;
