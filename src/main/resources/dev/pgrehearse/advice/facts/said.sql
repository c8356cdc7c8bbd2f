-- Texts, names and settings that an expression or a body holds.
select l.kind, l.oid::oid as oid, 'text' as what, l.text
from pg_catalog.jsonb_to_recordset((select f.facts -> 'literals' from given as f)) as l (
    kind text, oid bigint, clause text, text text
)
union all
select c.kind, c.oid, 'setting', c.setting
from called as c
where c.schema = 'pg_catalog'
    and c.bare = 'current_setting'
    and c.setting <> ''
union all
select 'function', w.function::oid, w.kind, w.name
from pg_catalog.jsonb_to_recordset((select f.facts -> 'words' from given as f)) as w (
    function bigint, kind text, schema text, name text
)
where w.kind in ('name', 'text', 'setting')
