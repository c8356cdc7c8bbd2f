-- What the login of the plan, and the owner of the table, lack to run the SQL of a move.
with it as (
    select
        pg_catalog.quote_ident(current_user) as login,
        c.relowner,
        c.relowner::pg_catalog.regrole::text as owner,
        here.oid as here,
        here.nspname as old_schema,
        there.oid as there,
        there.nspname as new_schema
    from pg_catalog.pg_namespace as there
    join pg_catalog.pg_class as c on c.oid = ?::pg_catalog.oid
    join pg_catalog.pg_namespace as here on here.oid = c.relnamespace
    where there.nspname = ?
)

select
    0 as place,
    pg_catalog.format('%s does not have the rights of %s, who owns the table', login, owner) as lack,
    pg_catalog.format('grant %s to %s', owner, login) as fix
from it
where not pg_catalog.pg_has_role(relowner, 'usage')

union
select
    1,
    pg_catalog.format('%s may not use schema %I and create in it', login, n.name),
    pg_catalog.format('grant usage, create on schema %I to %s', n.name, login)
from it
cross join lateral (
    values
        (here, old_schema),
        (there, new_schema)
) as n (schema, name)
where not (
    pg_catalog.has_schema_privilege(n.schema, 'create')
    and pg_catalog.has_schema_privilege(n.schema, 'usage')
)

union
select
    2,
    pg_catalog.format(
        '%s, who is to own the facade, may not create in schema %I',
        owner,
        old_schema
    ),
    pg_catalog.format('grant create on schema %I to %s', old_schema, owner)
from it
where owner <> login
    and not pg_catalog.has_schema_privilege(relowner, here, 'create')
    and not (
        select r.rolsuper
        from pg_catalog.pg_roles as r
        where r.rolname = current_user
    )
order by
    place,
    lack
