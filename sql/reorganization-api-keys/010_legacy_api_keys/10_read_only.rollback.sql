-- The table can be written again, by those who could.
set local lock_timeout = '2s';

grant insert, update, delete on table security_service.api_keys to authenticated;

grant all on table security_service.api_keys to service_role;
