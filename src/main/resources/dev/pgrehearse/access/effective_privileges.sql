-- What the roles can really do: has_*_privilege counts PUBLIC, memberships and ownership. Columns are
-- listed only where the whole table is not granted. MAINTAIN is new in 17. Each privilege comes with
-- the number of the object that decides about it, and each kind of object has a line that cuts the
-- query to some of them.
with asked (role, name) as (
    select r.oid, r.rolname
    from pg_catalog.pg_roles as r
    where r.rolname = any (?)
),

visible (id, name) as (
    select n.oid, n.nspname
    from pg_catalog.pg_namespace as n
    where n.nspname !~ '^pg_'
        and n.nspname <> 'information_schema'
        and n.nspname <> all (?)
),

relation (id, name, columns_granted) as (
    select
        c.oid,
        case c.relkind
            when 'v' then 'view '
            when 'm' then 'materialized view '
            when 'f' then 'foreign table '
            else 'table '
        end || pg_catalog.format('%I.%I', v.name, c.relname),
        exists (
            select
            from pg_catalog.pg_attribute as l
            where l.attrelid = c.oid
                and l.attacl is not null
                and not l.attisdropped
        )
    from pg_catalog.pg_class as c
    join visible as v on v.id = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
        -- touched: and c.oid = any (:objects)
)

select a.name as role, r.name as object, p.verb, r.id
from asked as a
cross join relation as r
cross join lateral pg_catalog.unnest(
    '{select,insert,update,delete,truncate,references,trigger}'::text[]
        || case
            when pg_catalog.current_setting('server_version_num')::integer >= 170000
                then '{maintain}'::text[]
        end
) as p (verb)
where pg_catalog.has_table_privilege(a.role, r.id, p.verb)

union all
select
    a.name,
    'column '
        || pg_catalog.substring(r.name, '^(?:view|materialized view|foreign table|table) (.*)$')
        || '.'
        || pg_catalog.quote_ident(l.attname),
    p.verb,
    r.id
from asked as a
cross join relation as r
join pg_catalog.pg_attribute as l on l.attrelid = r.id
cross join (values ('select'), ('insert'), ('update'), ('references')) as p (verb)
where r.columns_granted
    and l.attnum > 0
    and not l.attisdropped
    and not pg_catalog.has_table_privilege(a.role, r.id, p.verb)
    and pg_catalog.has_column_privilege(a.role, r.id, l.attnum, p.verb)

union all
select a.name, 'sequence ' || pg_catalog.format('%I.%I', v.name, c.relname), p.verb, c.oid
from asked as a
cross join pg_catalog.pg_class as c
join visible as v on v.id = c.relnamespace
cross join (values ('usage'), ('select'), ('update')) as p (verb)
where c.relkind = 'S'
    -- touched: and c.oid = any (:objects)
    and pg_catalog.has_sequence_privilege(a.role, c.oid, p.verb)
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.objid = c.oid
            and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.refobjsubid > 0
            and case d.deptype
                -- For an identity column nobody is asked for a privilege on it.
                when 'i' then true
                -- For a serial one whoever may insert a row is.
                when 'a' then not pg_catalog.has_any_column_privilege(a.role, d.refobjid, 'insert')
                else false
            end
    )

union all
select
    a.name,
    o.type || ' ' || pg_catalog.replace(o.identity, 'pg_catalog.', ''),
    'execute',
    f.oid
from asked as a
cross join pg_catalog.pg_proc as f
join visible as v on v.id = f.pronamespace
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_proc'::pg_catalog.regclass, f.oid, 0
) as o
where pg_catalog.has_function_privilege(a.role, f.oid, 'execute')
    -- touched: and f.oid = any (:objects)

union all
select a.name, 'schema ' || pg_catalog.quote_ident(v.name), p.verb, v.id
from asked as a
cross join visible as v
cross join (values ('usage'), ('create')) as p (verb)
where pg_catalog.has_schema_privilege(a.role, v.id, p.verb)
    -- touched: and v.id = any (:objects)

union all
select a.name, 'type ' || pg_catalog.format('%I.%I', v.name, t.typname), 'usage', t.oid
from asked as a
cross join pg_catalog.pg_type as t
join visible as v on v.id = t.typnamespace
left join pg_catalog.pg_class as c on c.oid = t.typrelid
where (t.typtype in ('e', 'd', 'r') or (t.typtype = 'b' and t.typelem = 0) or c.relkind = 'c')
    and pg_catalog.has_type_privilege(a.role, t.oid, 'usage')
    -- touched: and t.oid = any (:objects)
order by role, object, verb
