-- Columns that policies hold against the caller and that may be null, where the policy then lets the row
-- through: for everybody, with or (as anybody) without a word of null, for visitors, or for whoever lacks
-- the claim.
select t.oid::oid as policy, t.clause, t.col, a.attname as col_name, t.whom
from pg_catalog.jsonb_to_recordset((select f.facts -> 'nulls' from given as f)) as t (
    oid bigint, clause text, col smallint, whom text
)
join policy as p on p.oid = t.oid::oid
join pg_catalog.pg_attribute as a on a.attrelid = p.relation and a.attnum = t.col
left join pg_catalog.pg_type as y on y.oid = a.atttypid and y.typnotnull
where not a.attnotnull
    and y.oid is null
    and not exists (
        -- check (tenant_id is not null), and it is valid.
        select
        from pg_catalog.pg_constraint as c
        where c.conrelid = p.relation
            and c.contype = 'c'
            and c.convalidated
            and pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((' || pg_catalog.quote_ident(a.attname)
                || ' IS NOT NULL))'
    )
