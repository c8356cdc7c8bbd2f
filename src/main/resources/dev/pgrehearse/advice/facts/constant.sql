-- Clauses of policies that come to the same for every row: true or not true for whoever asks, or true
-- for visitors or users.
select t.oid::oid as policy, t.clause, t.value
from pg_catalog.jsonb_to_recordset((select f.facts -> 'truths' from given as f)) as t (
    kind text, oid bigint, clause text, value text
)
