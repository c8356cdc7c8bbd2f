alter default privileges in schema app revoke select on sequences from authenticated;
