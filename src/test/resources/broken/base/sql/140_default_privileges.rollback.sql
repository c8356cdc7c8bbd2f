alter default privileges in schema app revoke select on tables from authenticated;
