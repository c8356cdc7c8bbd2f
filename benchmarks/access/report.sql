-- Prints the table time (number, way, ms); rounds are the order of the rows of one way.
create temporary table round as
select
    t.way,
    t.ms,
    row_number() over (partition by t.way order by t.number) as round
from time as t;

\pset format aligned
\pset border 2
\pset linestyle ascii
\pset tuples_only off
\pset footer off
select
    w.name as way,
    percentile_disc(0.5) within group (order by r.ms) as median_ms,
    min(r.ms) as lowest,
    max(r.ms) as highest,
    round(:cells * 1000 / percentile_disc(0.5) within group (order by r.ms)) as cells_per_s,
    case when w.way not in ('pgtap', 'psql') then
        round(:probes * 1000 / percentile_disc(0.5) within group (order by r.ms))
    end as probes_per_s,
    round(percentile_disc(0.5) within group (order by r.ms / p.ms), 2) as time_to_pgtap
from round as r
join round as p on p.round = r.round and p.way = 'pgtap'
join (
    values
        (1, 'pgtap', 'pgTAP'),
        (2, 'psql', 'plain psql'),
        (3, 'pgrehearse', 'pgrehearse, whole process, matrix twice'),
        (4, 'matrix_first', 'pgrehearse, first matrix of a process'),
        (5, 'matrix_second', 'pgrehearse, second matrix')
) as w (number, way, name) on w.way = r.way
group by w.number, w.way, w.name
order by w.number;
