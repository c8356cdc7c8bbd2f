-- What has to be said anew: what has changed, what depends on things that may be called otherwise now,
-- however remotely, and what each of these is said with (a policy with its table). Text that Postgres
-- puts together from parsed expressions names all that it depends on, and no more.
with recursive renamed (class, id) as (
    select r.class, r.id
    from rows from (pg_catalog.unnest(?::oid[]), pg_catalog.unnest(?::oid[])) as r (class, id)

    union
    select d.class, d.id
    from renamed as r
    cross join lateral (
        select d.classid, d.objid
        from pg_catalog.pg_depend as d
        where d.refclassid = r.class
            and d.refobjid = r.id

        union all
        -- What depends on a type does so on its attributes, but these on the type.
        select 'pg_catalog.pg_type'::pg_catalog.regclass, c.reltype
        from pg_catalog.pg_class as c
        where r.class = 'pg_catalog.pg_class'::pg_catalog.regclass
            and c.oid = r.id
            and c.relkind = 'c'
    ) as d (class, id)
),

touched (class, id) as (
    select r.class, r.id
    from renamed as r

    union
    select c.class, c.id
    from rows from (pg_catalog.unnest(?::oid[]), pg_catalog.unnest(?::oid[])) as c (class, id)
)

select t.class::bigint as class, t.id::bigint as id, h.class::bigint as host_class, h.id::bigint as host
from touched as t
cross join lateral (
    select t.class, i.indrelid
    from pg_catalog.pg_index as i
    where t.class = 'pg_catalog.pg_class'::pg_catalog.regclass
        and i.indexrelid = t.id

    union all
    -- A composite type, or the one that goes with a table.
    select 'pg_catalog.pg_type'::pg_catalog.regclass, c.reltype
    from pg_catalog.pg_class as c
    where t.class = 'pg_catalog.pg_class'::pg_catalog.regclass
        and c.oid = t.id
        and c.relkind = 'c'

    union all
    -- A range says how its multirange is called.
    select t.class, r.rngtypid
    from pg_catalog.pg_range as r
    where t.class = 'pg_catalog.pg_type'::pg_catalog.regclass
        and r.rngmultitypid = t.id

    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid
    from pg_catalog.pg_class as toast
    join pg_catalog.pg_class as c on c.reltoastrelid = toast.oid
    where t.class = 'pg_catalog.pg_class'::pg_catalog.regclass
        and toast.oid = t.id
        and toast.relkind = 't'

    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, d.adrelid
    from pg_catalog.pg_attrdef as d
    where t.class = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
        and d.oid = t.id

    union all
    select
        case
            when k.contypid = 0 then 'pg_catalog.pg_class'::pg_catalog.regclass
            else 'pg_catalog.pg_type'::pg_catalog.regclass
        end,
        case when k.contypid = 0 then k.conrelid else k.contypid end
    from pg_catalog.pg_constraint as k
    where t.class = 'pg_catalog.pg_constraint'::pg_catalog.regclass
        and k.oid = t.id

    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, g.tgrelid
    from pg_catalog.pg_trigger as g
    where t.class = 'pg_catalog.pg_trigger'::pg_catalog.regclass
        and g.oid = t.id

    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, p.polrelid
    from pg_catalog.pg_policy as p
    where t.class = 'pg_catalog.pg_policy'::pg_catalog.regclass
        and p.oid = t.id

    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, r.ev_class
    from pg_catalog.pg_rewrite as r
    where t.class = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
        and r.oid = t.id

    union all
    select t.class, t.id
) as h (class, id)
