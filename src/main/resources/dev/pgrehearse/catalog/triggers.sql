-- Triggers of tables and views, with whether they fire, and event triggers. Those that Postgres makes
-- for foreign keys are said with their constraint.
select
    'trigger ' || pg_catalog.format('%I on %I.%I', g.tgname, n.nspname, c.relname) as object,
    a.attribute,
    a.value
from pg_catalog.pg_trigger as g
join pg_catalog.pg_class as c on c.oid = g.tgrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
    values
        (
            'belongs to',
            case c.relkind when 'v' then 'view ' when 'f' then 'foreign table ' else 'table ' end
                || pg_catalog.format('%I.%I', n.nspname, c.relname)
        ),
        ('definition', pg_catalog.pg_get_triggerdef(g.oid)),
        (
            'fires',
            case g.tgenabled
                when 'O' then 'enabled'
                when 'D' then 'disabled'
                when 'R' then 'replica'
                else 'always'
            end
        ),
        ('cloned from a parent', case when g.tgparentid <> 0 then 'yes' end)
) as a (attribute, value)
where a.value is not null
    and not g.tgisinternal
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )

union all
select 'event trigger ' || pg_catalog.quote_ident(v.evtname), a.attribute, a.value
from pg_catalog.pg_event_trigger as v
cross join lateral (
    values
        ('event', v.evtevent::text),
        ('owner', pg_catalog.pg_get_userbyid(v.evtowner)::text),
        ('function', v.evtfoid::pg_catalog.regproc::text),
        ('tags', pg_catalog.array_to_string(v.evttags, ', ')),
        (
            'fires',
            case v.evtenabled
                when 'O' then 'enabled'
                when 'D' then 'disabled'
                when 'R' then 'replica'
                else 'always'
            end
        )
) as a (attribute, value)
where a.value is not null
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
            and e.objid = v.oid
            and e.deptype = 'e'
    )
order by object, attribute
