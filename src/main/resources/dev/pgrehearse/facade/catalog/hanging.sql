-- What goes with a column when it is dropped, or stops the drop: all that depends on it but for its
-- own default and not null, and what it has that a new column of its type would not have.
with it as (
    select
        a.attrelid,
        a.attnum,
        a.attname,
        c.relname,
        c.reltype,
        a.attgenerated,
        a.attcollation <> t.typcollation
        or a.attstorage <> t.typstorage
        or a.attcompression <> ''
        or coalesce(a.attstattarget, -1) <> -1
        or exists (
            select from pg_catalog.unnest(a.attoptions) as o (option)
            -- The server's own mark of when the column was made; every column has it since 17.12.
            where o.option not like 'pg\_attver=%'
        ) as has_settings
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_class as c on c.oid = a.attrelid
    join pg_catalog.pg_type as t on t.oid = a.atttypid
    where a.attrelid = ?::pg_catalog.oid
        and a.attname = ?
)

select pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) as thing
from it
join pg_catalog.pg_depend as d
    on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.refobjid = it.attrelid
    and d.refobjsubid = it.attnum
left join pg_catalog.pg_attrdef as f
    on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
    and f.oid = d.objid
    and f.adrelid = it.attrelid
    and f.adnum = it.attnum
left join pg_catalog.pg_constraint as n
    on d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
    and n.oid = d.objid
    and n.contype = 'n'
    and n.conname = it.relname || '_' || it.attname || '_not_null'
where f.oid is null
    and n.oid is null

union
select 'its generation expression'
from it
where it.attgenerated <> ''

union
select 'its collation, storage or statistics settings'
from it
where it.has_settings

union
select pg_catalog.format(
    'column %I of %s, which holds rows of the table',
    a.attname,
    a.attrelid::pg_catalog.regclass
)
from it
join pg_catalog.pg_type as t on t.oid = it.reltype
join pg_catalog.pg_attribute as a on a.atttypid in (t.oid, t.typarray)
where not a.attisdropped
    and a.attnum > 0
order by thing
