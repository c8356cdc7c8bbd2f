-- Writes the cells as a plain psql script, which prints one line for each; the lines are compared with
-- the expected ones, as Postgres's own regression tests are.
\pset format unaligned
\pset tuples_only on
select E'begin;';
with line as (
    select
        c.*,
        i.role,
        i.claims,
        lag(c.identity) over (order by c.number) is distinct from c.identity as is_first
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
    'savepoint cell;',
    case
        when verb = 'insert' then format(E'%s;\n\\set outcome done', statement)
        else format(
            E'with c as (%s) select trim(''rows '' || coalesce(string_agg(k, '' '' order by k), '''')) as outcome from c \\gset',
            statement)
    end,
    format(E'\\if :ERROR\n\\set outcome ''error '' :SQLSTATE\n\\endif\n\\echo %s :outcome', number),
    'rollback to savepoint cell;'
)
from line
order by number;
select 'rollback;';
-- Processor time of the session's own server process, in ticks of 10 ms.
select 'select ''cpu '' || (split_part(stat, '' '', 14)::bigint + split_part(stat, '' '', 15)::bigint) * 10 from pg_read_file(''/proc/self/stat'') as stat;';
