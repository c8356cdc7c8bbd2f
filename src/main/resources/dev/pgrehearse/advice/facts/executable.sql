-- A function that an API role can call by its name.
select f.oid as function, a.oid as role, a.name as role_name, a.anonymous
from routine as f
cross join api_role as a
where not f.is_trigger
    and pg_catalog.has_schema_privilege(a.oid, f.schema, 'usage')
    and pg_catalog.has_function_privilege(a.oid, f.oid, 'execute')
