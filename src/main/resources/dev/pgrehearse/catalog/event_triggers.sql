-- Event triggers, with whether they fire.
select
    'event trigger ' || pg_catalog.quote_ident(v.evtname) as object,
    v.evtevent as "event",
    pg_catalog.pg_get_userbyid(v.evtowner) as "owner",
    v.evtfoid::pg_catalog.regproc::text as "function",
    pg_catalog.array_to_string(v.evttags, ', ') as "tags",
    case v.evtenabled
        when 'O' then 'enabled'
        when 'D' then 'disabled'
        when 'R' then 'replica'
        else 'always'
    end as "fires"
from pg_catalog.pg_event_trigger as v
where not exists (
    select
    from pg_catalog.pg_depend as e
    where e.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
        and e.objid = v.oid
        and e.deptype = 'e'
)
order by object
