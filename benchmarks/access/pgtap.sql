-- Writes the cells as a pgTAP test, the way one is written by hand: an identity is put on once for all
-- its assertions, what is written is taken back to a savepoint.
\pset format unaligned
\pset tuples_only on
select 'begin;';
select format('select plan(%s);', count(*) + 1) from benchmark.cell;
with line as (
    select
        c.*,
        i.role,
        i.claims,
        lag(c.identity) over (order by c.number) is distinct from c.identity as is_first,
        format('%s: %s %s', c.identity, c.verb, c.relation) as name,
        format('with c as (%s) select k from c order by k', c.statement) as query
    from benchmark.cell as c
    join benchmark.identity as i on i.identity = c.identity
)
select concat_ws(
    E'\n',
    case
        when is_first then format(
            E'reset role;\nselect set_config(''role'', %L, true), set_config(''request.jwt.claims'', %L, true) \\g /dev/null',
            role, claims)
    end,
    case when verb <> 'select' then 'savepoint cell;' end,
    case
        when outcome like 'error %'
            then format('select throws_ok(%L, %L, null, %L);',
                case when verb = 'insert' then statement else query end,
                substr(outcome, 7), name)
        when outcome = 'done' then format('select lives_ok(%L, %L);', statement, name)
        when outcome = 'rows' then format('select is_empty(%L, %L);', query, name)
        else format('select results_eq(%L, %L::text[], %L);',
            query, string_to_array(substr(outcome, 6), ' '), name)
    end,
    case when verb <> 'select' then 'rollback to savepoint cell;' end
)
from line
order by number;
-- pgTAP keeps its count in a table, so a last assertion that is taken back would not be counted.
select E'reset role;\nselect pass(''the end'');\nselect * from finish();\nrollback;';
-- Processor time of the session's own server process, in ticks of 10 ms.
select 'select ''cpu '' || (split_part(stat, '' '', 14)::bigint + split_part(stat, '' '', 15)::bigint) * 10 from pg_read_file(''/proc/self/stat'') as stat;';
