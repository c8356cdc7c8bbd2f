-- What an API role may do by privilege, on the whole or on a column, where it may enter the schema.
select r.oid as relation, a.oid as role, a.name as role_name, a.anonymous, v.verb
from relation as r
cross join api_role as a
cross join (
    values ('select'), ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger')
) as v (verb)
where pg_catalog.has_schema_privilege(a.oid, r.schema, 'usage')
    and (
        pg_catalog.has_table_privilege(a.oid, r.oid, v.verb)
        or (
            v.verb in ('select', 'insert', 'update', 'references')
            and pg_catalog.has_any_column_privilege(a.oid, r.oid, v.verb)
        )
    )
