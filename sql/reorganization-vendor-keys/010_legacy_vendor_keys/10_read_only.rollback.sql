-- The table can be written again, by the service.
set local lock_timeout = '2s';

grant all on table vendors.legacy_api_keys to service_role;
