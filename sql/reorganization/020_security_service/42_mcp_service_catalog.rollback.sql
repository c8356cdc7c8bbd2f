-- public.mcp_service_catalog is the table again.
set local lock_timeout = '2s';

drop view public.mcp_service_catalog;

alter table security_service.mcp_service_catalog set schema public;
