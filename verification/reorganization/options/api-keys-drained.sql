-- A database where nobody signs in with the older keys any more: they were replaced, and deleted.
-- Their scopes went with them.
delete from security_service.api_keys;
