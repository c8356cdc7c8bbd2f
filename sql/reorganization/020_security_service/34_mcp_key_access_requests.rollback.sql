-- public.mcp_key_access_requests is the table again.
set local lock_timeout = '2s';

drop view public.mcp_key_access_requests;

alter table security_service.mcp_key_access_requests set schema public;
