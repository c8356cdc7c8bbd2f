-- public.mcp_key_audit_log is the table again.
set local lock_timeout = '2s';

drop view public.mcp_key_audit_log;

alter table security_service.mcp_key_audit_log set schema public;
