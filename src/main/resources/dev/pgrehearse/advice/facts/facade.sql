-- Views that say themselves of which table they are the facade, in the first paragraph of their
-- comment, or in one behind the table's own comment. Where one reads other tables too, as
-- a filter may, the comment says which of them it is.
select v.oid, v.name, v.invoker, t.oid as base, t.name as base_name
from relation as v
join pg_catalog.pg_description as d
    on d.objoid = v.oid
    and d.classoid = 'pg_catalog.pg_class'::regclass
    and d.objsubid = 0
    and (
        pg_catalog.starts_with(d.description, 'Facade of ')
        or pg_catalog.strpos(d.description, E'\n\nFacade of ') > 0
    )
join read as e on e.kind = 'view' and e.oid = v.oid
join relation as t on t.oid = e.relation and t.kind in ('r', 'p', 'f')
where v.kind = 'v'
    and (
        pg_catalog.starts_with(d.description, 'Facade of ' || t.name || '.')
        or pg_catalog.strpos(d.description, E'\n\nFacade of ' || t.name || '.') > 0
        or not exists (
            select
            from read as o
            where o.kind = 'view'
                and o.oid = v.oid
                and o.relation <> t.oid
        )
    )
