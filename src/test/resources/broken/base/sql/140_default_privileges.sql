alter default privileges in schema app grant select on sequences to authenticated;
